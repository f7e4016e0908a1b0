import { notFound } from "next/navigation";

/** Any address that no route takes: the not-found page in the language of the address. */
export default function Unmatched() {
  notFound();
}
