ALTER TABLE "analyses" ADD COLUMN "pictures_version" text;--> statement-breakpoint
ALTER TABLE "analyses" ADD COLUMN "picture_attempts" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
CREATE INDEX "analyses_undrawn" ON "analyses" USING btree ("created_at") WHERE "analyses"."pictures_version" is null;