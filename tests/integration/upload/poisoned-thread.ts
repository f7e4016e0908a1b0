/** A thread that dies in the middle of its work, as one does on a file that exhausts it. */
export default function poisoned(): never {
  process.exit(1);
}
