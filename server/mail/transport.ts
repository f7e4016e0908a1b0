import nodemailer, { type Transporter } from "nodemailer";
import { env } from "../env.ts";

let transporter: Transporter | undefined;

/** The mail server, when one is configured; null means that mails are kept to be read in the admin's pages. */
export function mailTransport(): Transporter | null {
  const url = env().SMTP_URL;
  if (!url) return null;
  transporter ??= nodemailer.createTransport({
    url,
    pool: true,
    connectionTimeout: 10_000,
    socketTimeout: 20_000,
  });
  return transporter;
}
