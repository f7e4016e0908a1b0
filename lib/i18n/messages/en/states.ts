export default {
  loading: {
    page: "Loading the page",
    orders: "Loading orders",
    order: "Loading the order",
    model: "Loading the model",
    price: "Working out the price",
    list: "Loading the list",
  },
  error: {
    title: "This page did not open",
    safe: "Orders, files and drafts are safe: only this page failed.",
    next: "Open it again. If that does not help, write to us and name the code.",
    code: "Code {code}",
    retry: "Open again",
    contact: "Write to us",
  },
  notFound: {
    title: "There is no such page here",
    body: "Check the address. The order number is in the mail we sent.",
    home: "To the start page",
    orders: "My orders",
  },
  noOrder: {
    title: "There is no order {number} here",
    body: "Check the number in the mail we sent.",
  },
  forbidden: {
    title: "This section is for the role “{needed}”",
    body: "Your role: {own}. An administrator grants roles.",
  },
  offline: {
    banner: "No connection. Shown as of {time}. Messages and drafts wait and go by themselves.",
    stay: "No connection. Open the page when there is one; nothing here is lost.",
    refused: "This needs a connection, so that the sum and the order’s state are checked first.",
  },
  progress: { share: "{percent}%", left: "{time} left" },
  webgl: {
    title: "This browser cannot turn models",
    body: "The file is safe. Size: {size}.",
  },
  count: { thousand: "1,000+" },
};
