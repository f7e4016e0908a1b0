import { move, transferableSymbol, valueSymbol } from "piscina";

/** The answer of a thread whose `buffers` change hands instead of being copied. */
export function handedOver<T extends object>(answer: T, buffers: readonly ArrayBuffer[]): T {
  return move({ [transferableSymbol]: buffers, [valueSymbol]: answer } as never) as T;
}
