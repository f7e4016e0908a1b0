ALTER TABLE "order_views" ADD COLUMN "seller_id" uuid;--> statement-breakpoint
ALTER TABLE "order_views" ADD COLUMN "seller_name" text;