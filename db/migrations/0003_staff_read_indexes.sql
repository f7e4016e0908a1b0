DROP INDEX "order_views_search_email";--> statement-breakpoint
DROP INDEX "order_views_search_name";--> statement-breakpoint
CREATE INDEX "board_orders_status" ON "board_orders" USING btree ("status","due_at");--> statement-breakpoint
CREATE INDEX "claims_open_of_operator" ON "claims" USING btree ("operator_id") WHERE "claims"."ended_at" is null;--> statement-breakpoint
CREATE INDEX "claims_shipped" ON "claims" USING btree ("ended_at") WHERE "claims"."outcome" = 'shipped';--> statement-breakpoint
CREATE INDEX "order_views_unanswered" ON "order_views" USING btree ("unanswered_since","order_id") WHERE "order_views"."unanswered_since" is not null;--> statement-breakpoint
CREATE INDEX "order_views_search_email" ON "order_views" USING btree (lower("customer_email") text_pattern_ops);--> statement-breakpoint
CREATE INDEX "order_views_search_name" ON "order_views" USING gin (to_tsvector('simple', coalesce("customer_name", '')));