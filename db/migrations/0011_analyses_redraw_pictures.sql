DROP INDEX "analyses_undrawn";--> statement-breakpoint
CREATE INDEX "analyses_by_pictures" ON "analyses" USING btree ("pictures_version","created_at");--> statement-breakpoint
UPDATE "analyses" SET "picture_attempts" = 0 WHERE "pictures_version" IS NOT NULL;
