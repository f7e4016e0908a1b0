export default {
  passwordReset: {
    subject: "Facet: a new password",
    asked: "Somebody, probably you, asked to change the password of this account.",
    link: "The link works for an hour and once.",
    notYou: "If it was not you, do nothing: the password stays as it is.",
    button: "Set the password",
  },
  greeting: "Hello.",
  footer: "Facet, jewelry made from your own models. You can reply to this mail.",
  open: "Open the order",
  facts: {
    total: "Total",
    promised: "Promised",
    expected: "Expected now",
    valid: "Price is yours until",
    carrier: "Delivery",
    tracking: "Tracking number",
    reason: "Reason",
    reminder: "We come back to it",
  },
  priced: {
    subject: "{number}: exact price {total}",
    state: "We measured your model and have an exact price.",
    next: "Accept it before {until}. After that we price again and show the difference; nothing is accepted by itself.",
    button: "See the price line by line",
  },
  price_failed: {
    subject: "{number}: a person will price it",
    state: "We could not price this model automatically, a person is looking at it. Nothing was charged.",
    next: "You hear from us by the end of the next working day.",
  },
  accepted: {
    subject: "{number}: order placed, {total} held",
    state: "You accepted the price and we hold {total}. It is charged on confirmation.",
    next: "A goldsmith looks at the model within a day. Cancel before work starts and all of it returns.",
  },
  approved: {
    subject: "{number}: confirmed, work begins",
    state: "A goldsmith looked at the model and confirmed the order. The sum we held is being charged.",
    next: "Printing and casting come next. Until work begins you can still cancel.",
  },
  rework: {
    subject: "{number}: making it again, the casting failed our check",
    state: "We checked the piece and decided to make it again. It costs you nothing.",
    next: "If the date moves, we will tell you the new one.",
  },
  shipped: {
    subject: "{number}: shipped, tracking {tracking}",
    state: "The order is on its way.",
    next: "You can follow it by its tracking number.",
  },
  delivered: {
    subject: "{number}: delivered",
    state: "The carrier says the order has reached you.",
    next: "If anything is wrong, reply to this mail within three days.",
  },
  held: {
    subject: "{number}: on hold, {reason}",
    state: "We put the order on hold.",
    next: "We come back to it on {date}. If we need an answer from you, write on the order's page.",
  },
  resumed: {
    subject: "{number}: we go on",
    state: "The hold is over and work on the order continues.",
    next: "The next step is on the order's page.",
  },
  cancelled: {
    subject: "{number}: order cancelled",
    state: "The order is cancelled.",
    next: "If money was held or charged, all of it goes back.",
  },
  message: {
    subject: "{number}: a message from the workshop",
    state: "{author} writes about your order:",
    next: "Reply by mail or on the order's page.",
  },
  reset_password: {
    subject: "A new password for Facet",
    state: "Somebody, probably you, asked for a new password.",
    next: "The link works for an hour. If it was not you, do nothing: your old password still works.",
    button: "Set a new password",
  },
} as const;
