export default {
  pricing: {
    title: "How we price",
    lead: "A price is made of lines that you see before you pay. Each can be opened and worked out again.",
    metal: {
      title: "Metal",
      text: "The volume of the model times the density of the alloy, plus casting loss, times the price of a gram on the day. There is no margin on metal.",
    },
    work: {
      title: "Print, casting and work",
      text: "They depend on the volume, height, area and complexity of the model. A finer mesh alone costs nothing more.",
    },
    extra: {
      title: "Stones, engraving, set-up",
      text: "Stones and setting count by the piece, engraving by the letter, set-up once an order.",
    },
    tax: {
      title: "Margin, tax, delivery",
      text: "Margin is on work only. Tax and delivery stand apart, and the sum is right to the kopek.",
    },
    valid: {
      title: "How long a price holds",
      text: "The time stands beside the sum. After it we price again and show which line moved and by how much. A new price counts only when you agree to it.",
    },
    person: {
      title: "When a person names the price",
      text: "A model that could not be measured is looked at by a maker. Nothing is charged until then.",
    },
  },
  files: {
    title: "How we keep files",
    lead: "The model stays yours. We keep it to make your order, and for nothing else.",
    way: {
      title: "How a file gets to us",
      text: "From the browser straight to storage, in parts. Storage checks each part against its checksum. A lost connection does no harm: the upload goes on where it stopped.",
    },
    who: {
      title: "Who can open it",
      text: "Only people working on your order. Every opening is recorded: who, when and why. The record is on the order’s page.",
    },
    limits: {
      title: "What we take",
      text: "STL, OBJ, 3MF, GLB and PLY up to {megabytes}\u00a0MB and {millions}\u00a0million triangles. What is wrong with a file we say in words, before the upload where we can.",
    },
    left: {
      title: "Unfinished uploads",
      text: "Their parts are deleted by themselves. To have a stored model deleted, write to us.",
    },
  },
  delivery: {
    title: "Delivery and returns",
    lead: "We name the date before you pay and keep it in view until you hold the piece.",
    term: {
      title: "Time",
      text: "{days, plural, one {# day} other {# days}} from the day you accept the price. The date is the same in the price, the order and the mails.",
    },
    late: {
      title: "If we are late",
      text: "The order shows the reason and the new date. The promised date stays beside it, never replaced.",
    },
    ways: {
      title: "Ways to receive it",
      text: "By courier, at a pick-up point or at the workshop. The tracking number appears in the order on the day it leaves.",
    },
    cancel: {
      title: "Cancelling",
      text: "Cancel before work starts and all returns. Until a maker confirms the order, the money is only held.",
    },
    defect: {
      title: "If something is wrong",
      text: "A piece from your model is made for you alone, so it is not returned without a fault. A fault we repair, remake or refund.",
    },
  },
  contact: {
    title: "Write to us",
    lead: "About an order, write on its page: whoever looks after it answers there.",
    order: {
      title: "You have an order",
      text: "Open it under “My orders”: messages are at the end of the page.",
    },
    other: {
      title: "Anything else",
      text: "Write to {address}. When you report a failure, name the code on the screen: it leads us to the cause.",
    },
    address: "orders@facet.example",
  },
};
