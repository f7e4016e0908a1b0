import { z } from "zod";
import { METAL_IDS } from "#lib/domain/metals.ts";
import { DELIVERY_METHODS, FINISHES } from "#lib/domain/pricing/quote-inputs.ts";

export const Uuid = z.uuid();

/** Key the browser makes once per intention; the same key again gives the same answer, never a second effect. */
export const IdempotencyKey = z
  .string()
  .min(8)
  .max(64)
  .regex(/^[\w-]+$/);

export const UNITS = ["mm", "cm", "m", "in"] as const;

/** What the customer chooses about a piece. `unit: null` = as detected, not yet confirmed. */
export const OrderOptions = z.object({
  metalId: z.enum(METAL_IDS),
  finish: z.enum(FINISHES),
  quantity: z.int().min(1).max(500),
  /** Wanted inner diameter over the model's, for rings; null = as drawn. */
  ringScale: z.number().min(0.5).max(2).nullable(),
  engraving: z.string().trim().min(1).max(24).nullable(),
  note: z.string().trim().max(1000).nullable(),
  unit: z.enum(UNITS).nullable(),
  deliveryMethod: z.enum(DELIVERY_METHODS),
  taxRegion: z.string().min(2).max(8),
});
export type OrderOptions = z.output<typeof OrderOptions>;

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
  .refine(({ address }) => address.method === "workshop_pickup" || (address.city && address.street), {
    path: ["address", "street"],
    message: "ADDRESS_NEEDED",
  });
export type OrderContact = z.output<typeof OrderContact>;

/** Addresses one order; the customer is part of the key everywhere. Staff pages hold it in their links. */
export const OrderRef = z.object({ orderId: Uuid });
export type OrderRef = z.output<typeof OrderRef>;
export const StaffOrderRef = z.object({ customerId: Uuid, orderId: Uuid });
export type StaffOrderRef = z.output<typeof StaffOrderRef>;
