CREATE TABLE "model_repairs" (
	"customer_id" uuid NOT NULL,
	"model_id" uuid NOT NULL,
	"repaired_model_id" uuid DEFAULT uuidv7() NOT NULL,
	"order_id" uuid NOT NULL,
	"state" text DEFAULT 'asked' NOT NULL,
	"report" jsonb,
	"error_code" text,
	"asked_at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone,
	CONSTRAINT "model_repairs_customer_id_model_id_pk" PRIMARY KEY("customer_id","model_id"),
	CONSTRAINT "model_repairs_state" CHECK ("model_repairs"."state" in ('asked', 'made', 'nothing', 'failed')),
	CONSTRAINT "model_repairs_ended" CHECK (("model_repairs"."state" = 'asked') = ("model_repairs"."ended_at" is null))
);
--> statement-breakpoint
ALTER TABLE "model_repairs" ADD CONSTRAINT "model_repairs_customer_id_model_id_models_customer_id_id_fk" FOREIGN KEY ("customer_id","model_id") REFERENCES "public"."models"("customer_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "model_repairs_repaired" ON "model_repairs" USING btree ("customer_id","repaired_model_id");