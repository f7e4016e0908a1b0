/** A value as it is after JSON: dates are ISO strings. The shape in which pages receive what queries return. */
export type Jsonified<T> = T extends Date
  ? string
  : T extends object
    ? { [Key in keyof T]: Jsonified<T[Key]> }
    : T;

/** Brings a query's answer into the shape that the API would send, so that a page has one kind of data. */
export function jsonified<T>(value: T): Jsonified<T> {
  return JSON.parse(JSON.stringify(value)) as Jsonified<T>;
}
