import { claimsExpire } from "./functions/claims-expire.ts";
import { mailsDeliver } from "./functions/mails-deliver.ts";
import { orderCalculatePrice } from "./functions/order-calculate-price.ts";
import { orderNotify } from "./functions/order-notify.ts";
import { ordersCloseDelivered } from "./functions/orders-close-delivered.ts";
import { paymentCapture } from "./functions/payment-capture.ts";
import { paymentCheck } from "./functions/payment-check.ts";
import { paymentRelease } from "./functions/payment-release.ts";
import { uploadsSweep } from "./functions/uploads-sweep.ts";

export { web } from "./client.ts";

/** All functions of the app `facet-web`, on one page: what runs, on what, how often. */
export const webFunctions = [
  orderCalculatePrice,
  orderNotify,
  paymentCapture,
  paymentRelease,
  paymentCheck,
  mailsDeliver,
  claimsExpire,
  ordersCloseDelivered,
  uploadsSweep,
];
