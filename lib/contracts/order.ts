import { z } from "zod";
import { METAL_IDS } from "#lib/domain/metals.ts";

export const Uuid = z.uuid();

/** Key the browser makes once per intention; the same key again gives the same answer, never a second effect. */
export const IdempotencyKey = z
  .string()
  .min(8)
  .max(64)
  .regex(/^[\w-]+$/);

export const FINISHES = ["polished", "satin", "rough"] as const;
export const UNITS = ["mm", "cm", "m", "in"] as const;
export const DELIVERY_METHODS = ["courier", "pickup_point", "workshop"] as const;

/** What the customer chooses about a piece. `unit: null` = as detected, not yet confirmed. */
export const OrderOptions = z.object({
  metalId: z.enum(METAL_IDS),
  finish: z.enum(FINISHES),
  quantity: z.int().min(1).max(100),
  /** Factor on the model's lengths; 1 = as drawn. The ring sizes of the page are turned into it. */
  scale: z.number().min(0.2).max(5),
  engraving: z.string().trim().max(40).nullable(),
  note: z.string().trim().max(1000).nullable(),
  unit: z.enum(UNITS).nullable(),
});
export type OrderOptions = z.output<typeof OrderOptions>;

export const DEFAULT_OPTIONS: OrderOptions = {
  metalId: "gold_585_yellow",
  finish: "polished",
  quantity: 1,
  scale: 1,
  engraving: null,
  note: null,
  unit: null,
};

export const DeliveryAddress = z.object({
  method: z.enum(DELIVERY_METHODS),
  region: z.string().length(2),
  postcode: z.string().trim().max(12),
  city: z.string().trim().max(80),
  street: z.string().trim().max(160),
});
export type DeliveryAddress = z.output<typeof DeliveryAddress>;

export const OrderContact = z
  .object({
    name: z.string().trim().min(2).max(120),
    email: z.email().max(200),
    phone: z.string().trim().max(32).nullable(),
    address: DeliveryAddress,
  })
  .refine(({ address }) => address.method === "workshop" || (address.city && address.street), {
    path: ["address", "street"],
    message: "ADDRESS_NEEDED",
  });
export type OrderContact = z.output<typeof OrderContact>;

/** Addresses one order; the customer is part of the key everywhere. Staff pages hold it in their links. */
export const OrderRef = z.object({ orderId: Uuid });
export const StaffOrderRef = z.object({ customerId: Uuid, orderId: Uuid });
export type StaffOrderRef = z.output<typeof StaffOrderRef>;
