CREATE SEQUENCE "public"."order_serial" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1001 CACHE 1;--> statement-breakpoint
CREATE TABLE "accounts" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"user_id" uuid NOT NULL,
	"account_id" text NOT NULL,
	"provider_id" text NOT NULL,
	"access_token" text,
	"refresh_token" text,
	"id_token" text,
	"access_token_expires_at" timestamp with time zone,
	"refresh_token_expires_at" timestamp with time zone,
	"scope" text,
	"password" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "analyses" (
	"content_hash" text NOT NULL,
	"analyzer_version" text NOT NULL,
	"report" jsonb NOT NULL,
	"preview_key" text,
	"took_ms" integer NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "analyses_content_hash_analyzer_version_pk" PRIMARY KEY("content_hash","analyzer_version")
);
--> statement-breakpoint
CREATE TABLE "audit_entries" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"actor_id" uuid NOT NULL,
	"actor_name" text NOT NULL,
	"action" text NOT NULL,
	"subject" text NOT NULL,
	"detail" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "board_orders" (
	"customer_id" uuid NOT NULL,
	"order_id" uuid NOT NULL,
	"number" text NOT NULL,
	"status" text NOT NULL,
	"title" text NOT NULL,
	"metal_id" text NOT NULL,
	"weight_g" double precision NOT NULL,
	"difficulty" integer NOT NULL,
	"pay_minor" bigint NOT NULL,
	"operator_id" uuid,
	"operator_name" text,
	"lease_until" timestamp with time zone,
	"approved_at" timestamp with time zone NOT NULL,
	"due_at" timestamp with time zone,
	CONSTRAINT "board_orders_customer_id_order_id_pk" PRIMARY KEY("customer_id","order_id")
);
--> statement-breakpoint
CREATE TABLE "claims" (
	"customer_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"order_id" uuid NOT NULL,
	"operator_id" uuid NOT NULL,
	"operator_name" text NOT NULL,
	"pay_minor" bigint NOT NULL,
	"claimed_at" timestamp with time zone NOT NULL,
	"lease_until" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone,
	"outcome" text,
	CONSTRAINT "claims_customer_id_id_pk" PRIMARY KEY("customer_id","id")
);
--> statement-breakpoint
CREATE TABLE "customer_members" (
	"customer_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "customer_members_customer_id_user_id_pk" PRIMARY KEY("customer_id","user_id")
);
--> statement-breakpoint
CREATE TABLE "customers" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"name" text,
	"email" text,
	"phone" text,
	"locale" text DEFAULT 'ru' NOT NULL,
	"opened_by" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "failure_inbox" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"kind" text NOT NULL,
	"subject" text NOT NULL,
	"customer_id" uuid,
	"order_id" uuid,
	"cause_code" text NOT NULL,
	"cause" text NOT NULL,
	"owner_role" text NOT NULL,
	"attempts" integer DEFAULT 1 NOT NULL,
	"retry" jsonb,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"last_seen_at" timestamp with time zone DEFAULT now() NOT NULL,
	"resolved_at" timestamp with time zone,
	"resolved_by" text
);
--> statement-breakpoint
CREATE TABLE "idempotency_keys" (
	"customer_id" uuid NOT NULL,
	"actor_id" text NOT NULL,
	"key" text NOT NULL,
	"command" text NOT NULL,
	"request_hash" text NOT NULL,
	"response" jsonb NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "idempotency_keys_customer_id_actor_id_key_pk" PRIMARY KEY("customer_id","actor_id","key")
);
--> statement-breakpoint
CREATE TABLE "inbox" (
	"customer_id" uuid NOT NULL,
	"consumer" text NOT NULL,
	"outbox_id" uuid NOT NULL,
	"result" jsonb,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "inbox_customer_id_consumer_outbox_id_pk" PRIMARY KEY("customer_id","consumer","outbox_id")
);
--> statement-breakpoint
CREATE TABLE "mails" (
	"customer_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"order_id" uuid,
	"template" text NOT NULL,
	"locale" text NOT NULL,
	"to_address" text NOT NULL,
	"subject" text NOT NULL,
	"html" text NOT NULL,
	"plain" text NOT NULL,
	"dedupe_key" text NOT NULL,
	"state" text DEFAULT 'queued' NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"next_attempt_at" timestamp with time zone DEFAULT now() NOT NULL,
	"last_error" text,
	"sent_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "mails_customer_id_id_pk" PRIMARY KEY("customer_id","id"),
	CONSTRAINT "mails_state" CHECK ("mails"."state" in ('queued', 'sending', 'sent', 'kept', 'failed'))
);
--> statement-breakpoint
CREATE TABLE "metal_prices" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"metal_id" text NOT NULL,
	"minor_per_gram" bigint NOT NULL,
	"source" text NOT NULL,
	"fixed_at" timestamp with time zone NOT NULL,
	"created_by" uuid,
	"created_by_name" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "metal_prices_positive" CHECK ("metal_prices"."minor_per_gram" > 0)
);
--> statement-breakpoint
CREATE TABLE "model_openings" (
	"customer_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"order_id" uuid NOT NULL,
	"model_id" uuid NOT NULL,
	"staff_id" uuid NOT NULL,
	"staff_name" text NOT NULL,
	"role" text NOT NULL,
	"purpose" text NOT NULL,
	"kind" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "model_openings_customer_id_id_pk" PRIMARY KEY("customer_id","id")
);
--> statement-breakpoint
CREATE TABLE "models" (
	"customer_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"file_name" text NOT NULL,
	"format" text NOT NULL,
	"size_bytes" bigint NOT NULL,
	"bucket" text NOT NULL,
	"storage_key" text NOT NULL,
	"state" text DEFAULT 'pending' NOT NULL,
	"content_hash" text,
	"analysis_state" text DEFAULT 'none' NOT NULL,
	"analysis_stage" text,
	"analysis_share" double precision,
	"analysis_started_at" timestamp with time zone,
	"analyzer_version" text,
	"refusal" jsonb,
	"unit" text,
	"unit_confirmed_at" timestamp with time zone,
	"stored_at" timestamp with time zone,
	"created_by" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "models_customer_id_id_pk" PRIMARY KEY("customer_id","id"),
	CONSTRAINT "models_state" CHECK ("models"."state" in ('pending', 'stored', 'lost')),
	CONSTRAINT "models_analysis_state" CHECK ("models"."analysis_state" in ('none', 'queued', 'running', 'done', 'refused', 'failed')),
	CONSTRAINT "models_size" CHECK ("models"."size_bytes" > 0)
);
--> statement-breakpoint
CREATE TABLE "order_contacts" (
	"customer_id" uuid NOT NULL,
	"order_id" uuid NOT NULL,
	"name" text NOT NULL,
	"email" text NOT NULL,
	"phone" text,
	"address" jsonb NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "order_contacts_customer_id_order_id_pk" PRIMARY KEY("customer_id","order_id")
);
--> statement-breakpoint
CREATE TABLE "order_events" (
	"customer_id" uuid NOT NULL,
	"order_id" uuid NOT NULL,
	"seq" integer NOT NULL,
	"event" text NOT NULL,
	"from_status" text,
	"to_status" text NOT NULL,
	"actor_kind" text NOT NULL,
	"actor_id" text,
	"actor_name" text,
	"payload" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"trace_id" text,
	"previous_hash" text,
	"hash" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "order_events_customer_id_order_id_seq_pk" PRIMARY KEY("customer_id","order_id","seq")
);
--> statement-breakpoint
CREATE TABLE "order_messages" (
	"customer_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"order_id" uuid NOT NULL,
	"author_kind" text NOT NULL,
	"author_id" text NOT NULL,
	"author_name" text NOT NULL,
	"body" text NOT NULL,
	"is_question" boolean DEFAULT false NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "order_messages_customer_id_id_pk" PRIMARY KEY("customer_id","id")
);
--> statement-breakpoint
CREATE TABLE "order_numbers" (
	"number" text PRIMARY KEY NOT NULL,
	"customer_id" uuid NOT NULL,
	"order_id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "order_transitions" (
	"event" text NOT NULL,
	"from_status" text NOT NULL,
	"to_status" text NOT NULL,
	CONSTRAINT "order_transitions_event_from_status_to_status_pk" PRIMARY KEY("event","from_status","to_status")
);
--> statement-breakpoint
CREATE TABLE "order_views" (
	"customer_id" uuid NOT NULL,
	"order_id" uuid NOT NULL,
	"number" text NOT NULL,
	"status" text NOT NULL,
	"held_from" text,
	"payment_status" text NOT NULL,
	"channel" text NOT NULL,
	"title" text NOT NULL,
	"metal_id" text,
	"quantity" integer NOT NULL,
	"weight_g" double precision,
	"total_minor" bigint,
	"customer_name" text,
	"customer_email" text,
	"seller_note" text,
	"reason" text,
	"open_question" text,
	"unanswered_since" timestamp with time zone,
	"promised_at" timestamp with time zone,
	"expected_at" timestamp with time zone,
	"due_at" timestamp with time zone,
	"status_since" timestamp with time zone NOT NULL,
	"last_event" text NOT NULL,
	"last_event_at" timestamp with time zone NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "order_views_customer_id_order_id_pk" PRIMARY KEY("customer_id","order_id")
);
--> statement-breakpoint
CREATE TABLE "orders" (
	"customer_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"number" text NOT NULL,
	"status" text NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"status_since" timestamp with time zone DEFAULT now() NOT NULL,
	"due_at" timestamp with time zone,
	"payment_status" text DEFAULT 'none' NOT NULL,
	"channel" text DEFAULT 'shop' NOT NULL,
	"locale" text DEFAULT 'ru' NOT NULL,
	"model_id" uuid NOT NULL,
	"options" jsonb NOT NULL,
	"quote_id" uuid,
	"total_minor" bigint,
	"held_from" text,
	"reason" text,
	"next_action_at" timestamp with time zone,
	"promised_at" timestamp with time zone,
	"expected_at" timestamp with time zone,
	"carrier" text,
	"tracking_number" text,
	"last_event_hash" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "orders_customer_id_id_pk" PRIMARY KEY("customer_id","id"),
	CONSTRAINT "orders_total" CHECK ("orders"."total_minor" is null or "orders"."total_minor" > 0),
	CONSTRAINT "orders_held_from" CHECK (("orders"."status" = 'ON_HOLD') = ("orders"."held_from" is not null)),
	CONSTRAINT "orders_channel" CHECK ("orders"."channel" in ('shop', 'partner')),
	CONSTRAINT "orders_payment_status" CHECK ("orders"."payment_status" in ('none', 'pending', 'unknown', 'authorized', 'captured', 'refunded', 'voided', 'failed'))
);
--> statement-breakpoint
CREATE TABLE "outbox" (
	"customer_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"topic" text NOT NULL,
	"payload" jsonb NOT NULL,
	"order_id" uuid,
	"trace_id" text,
	"available_at" timestamp with time zone DEFAULT now() NOT NULL,
	"lease_until" timestamp with time zone,
	"leased_by" text,
	"sent_at" timestamp with time zone,
	"sends" integer DEFAULT 0 NOT NULL,
	"resend_at" timestamp with time zone,
	"settled_at" timestamp with time zone,
	"failed_at" timestamp with time zone,
	"last_error" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "outbox_customer_id_id_pk" PRIMARY KEY("customer_id","id")
);
--> statement-breakpoint
CREATE TABLE "payment_directory" (
	"provider_ref" text PRIMARY KEY NOT NULL,
	"customer_id" uuid NOT NULL,
	"payment_id" uuid NOT NULL
);
--> statement-breakpoint
CREATE TABLE "payments" (
	"customer_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"order_id" uuid NOT NULL,
	"quote_id" uuid NOT NULL,
	"provider" text NOT NULL,
	"provider_ref" text,
	"idempotency_key" text NOT NULL,
	"status" text NOT NULL,
	"amount_minor" bigint NOT NULL,
	"currency" text DEFAULT 'RUB' NOT NULL,
	"decline_code" text,
	"attempts" integer DEFAULT 0 NOT NULL,
	"authorized_at" timestamp with time zone,
	"captured_at" timestamp with time zone,
	"released_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "payments_customer_id_id_pk" PRIMARY KEY("customer_id","id"),
	CONSTRAINT "payments_amount" CHECK ("payments"."amount_minor" > 0),
	CONSTRAINT "payments_status" CHECK ("payments"."status" in ('pending', 'unknown', 'authorized', 'captured', 'refunded', 'voided', 'failed'))
);
--> statement-breakpoint
CREATE TABLE "price_rules" (
	"version" integer PRIMARY KEY NOT NULL,
	"rules" jsonb NOT NULL,
	"note" text NOT NULL,
	"published_at" timestamp with time zone DEFAULT now() NOT NULL,
	"created_by" uuid,
	"created_by_name" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "quotes" (
	"customer_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"order_id" uuid NOT NULL,
	"state" text DEFAULT 'offered' NOT NULL,
	"receipt" jsonb NOT NULL,
	"fingerprint" text NOT NULL,
	"total_minor" bigint NOT NULL,
	"tax_minor" bigint NOT NULL,
	"currency" text DEFAULT 'RUB' NOT NULL,
	"made_by" text NOT NULL,
	"reason" text,
	"replaces_id" uuid,
	"valid_until" timestamp with time zone NOT NULL,
	"accepted_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "quotes_customer_id_id_pk" PRIMARY KEY("customer_id","id"),
	CONSTRAINT "quotes_amounts" CHECK ("quotes"."total_minor" > 0 and "quotes"."tax_minor" >= 0),
	CONSTRAINT "quotes_state" CHECK ("quotes"."state" in ('offered', 'superseded', 'accepted'))
);
--> statement-breakpoint
CREATE TABLE "rate_limits" (
	"id" text PRIMARY KEY NOT NULL,
	"key" text NOT NULL,
	"count" integer NOT NULL,
	"last_request" bigint NOT NULL,
	CONSTRAINT "rate_limits_key_unique" UNIQUE("key")
);
--> statement-breakpoint
CREATE TABLE "sandbox_payments" (
	"idempotency_key" text PRIMARY KEY NOT NULL,
	"reference" text NOT NULL,
	"state" text NOT NULL,
	"amount_minor" bigint NOT NULL,
	"decline_code" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "sandbox_payments_reference_unique" UNIQUE("reference"),
	CONSTRAINT "sandbox_payments_state" CHECK ("sandbox_payments"."state" in ('authorized', 'captured', 'voided', 'refunded', 'declined'))
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"user_id" uuid NOT NULL,
	"token" text NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"ip_address" text,
	"user_agent" text,
	"impersonated_by" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "sessions_token_unique" UNIQUE("token")
);
--> statement-breakpoint
CREATE TABLE "tracking_directory" (
	"tracking" text PRIMARY KEY NOT NULL,
	"customer_id" uuid NOT NULL,
	"order_id" uuid NOT NULL
);
--> statement-breakpoint
CREATE TABLE "uploads" (
	"customer_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"model_id" uuid NOT NULL,
	"file_name" text NOT NULL,
	"size_bytes" bigint NOT NULL,
	"fingerprint" text NOT NULL,
	"part_size" integer NOT NULL,
	"part_count" integer NOT NULL,
	"bucket" text NOT NULL,
	"storage_key" text NOT NULL,
	"storage_upload_id" text,
	"part_checksums" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"state" text DEFAULT 'open' NOT NULL,
	"error_code" text,
	"etag" text,
	"expires_at" timestamp with time zone NOT NULL,
	"completed_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "uploads_customer_id_id_pk" PRIMARY KEY("customer_id","id"),
	CONSTRAINT "uploads_state" CHECK ("uploads"."state" in ('open', 'completing', 'stored', 'cancelled', 'failed', 'expired')),
	CONSTRAINT "uploads_size" CHECK ("uploads"."size_bytes" > 0 and "uploads"."part_count" > 0 and "uploads"."part_size" > 0)
);
--> statement-breakpoint
CREATE TABLE "users" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"name" text NOT NULL,
	"email" text NOT NULL,
	"email_verified" boolean DEFAULT false NOT NULL,
	"image" text,
	"role" text DEFAULT 'customer' NOT NULL,
	"banned" boolean DEFAULT false NOT NULL,
	"ban_reason" text,
	"ban_expires" timestamp with time zone,
	"is_anonymous" boolean DEFAULT false NOT NULL,
	"locale" text DEFAULT 'ru' NOT NULL,
	"last_seen_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "users_email_unique" UNIQUE("email"),
	CONSTRAINT "users_role" CHECK ("users"."role" in ('customer', 'seller', 'operator', 'admin'))
);
--> statement-breakpoint
CREATE TABLE "verifications" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"identifier" text NOT NULL,
	"value" text NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "accounts" ADD CONSTRAINT "accounts_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "claims" ADD CONSTRAINT "claims_customer_id_order_id_orders_customer_id_id_fk" FOREIGN KEY ("customer_id","order_id") REFERENCES "public"."orders"("customer_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "customer_members" ADD CONSTRAINT "customer_members_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "order_contacts" ADD CONSTRAINT "order_contacts_customer_id_order_id_orders_customer_id_id_fk" FOREIGN KEY ("customer_id","order_id") REFERENCES "public"."orders"("customer_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "order_events" ADD CONSTRAINT "order_events_customer_id_order_id_orders_customer_id_id_fk" FOREIGN KEY ("customer_id","order_id") REFERENCES "public"."orders"("customer_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "order_messages" ADD CONSTRAINT "order_messages_customer_id_order_id_orders_customer_id_id_fk" FOREIGN KEY ("customer_id","order_id") REFERENCES "public"."orders"("customer_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "orders" ADD CONSTRAINT "orders_customer_id_model_id_models_customer_id_id_fk" FOREIGN KEY ("customer_id","model_id") REFERENCES "public"."models"("customer_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payments" ADD CONSTRAINT "payments_customer_id_order_id_orders_customer_id_id_fk" FOREIGN KEY ("customer_id","order_id") REFERENCES "public"."orders"("customer_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "quotes" ADD CONSTRAINT "quotes_customer_id_order_id_orders_customer_id_id_fk" FOREIGN KEY ("customer_id","order_id") REFERENCES "public"."orders"("customer_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "accounts_user" ON "accounts" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "audit_entries_recent" ON "audit_entries" USING btree ("created_at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "board_orders_free" ON "board_orders" USING btree ("approved_at" DESC NULLS LAST,"order_id" DESC NULLS LAST) WHERE "board_orders"."status" = 'MANUFACTURING_APPROVED';--> statement-breakpoint
CREATE INDEX "board_orders_operator" ON "board_orders" USING btree ("operator_id","approved_at");--> statement-breakpoint
CREATE UNIQUE INDEX "claims_one_open" ON "claims" USING btree ("customer_id","order_id") WHERE "claims"."ended_at" is null;--> statement-breakpoint
CREATE INDEX "claims_operator" ON "claims" USING btree ("operator_id","claimed_at");--> statement-breakpoint
CREATE INDEX "claims_lease" ON "claims" USING btree ("lease_until") WHERE "claims"."ended_at" is null;--> statement-breakpoint
CREATE INDEX "customer_members_user" ON "customer_members" USING btree ("user_id");--> statement-breakpoint
CREATE UNIQUE INDEX "failure_inbox_one_open" ON "failure_inbox" USING btree ("kind","subject") WHERE "failure_inbox"."resolved_at" is null;--> statement-breakpoint
CREATE INDEX "failure_inbox_open" ON "failure_inbox" USING btree ("last_seen_at" DESC NULLS LAST,"id") WHERE "failure_inbox"."resolved_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "mails_once" ON "mails" USING btree ("customer_id","dedupe_key");--> statement-breakpoint
CREATE INDEX "mails_queue" ON "mails" USING btree ("next_attempt_at") WHERE "mails"."state" in ('queued', 'sending');--> statement-breakpoint
CREATE INDEX "mails_recent" ON "mails" USING btree ("created_at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "metal_prices_newest" ON "metal_prices" USING btree ("metal_id","fixed_at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "model_openings_order" ON "model_openings" USING btree ("customer_id","order_id","id");--> statement-breakpoint
CREATE INDEX "models_unanalysed" ON "models" USING btree ("stored_at") WHERE "models"."state" = 'stored' and "models"."analysis_state" in ('none', 'queued', 'running');--> statement-breakpoint
CREATE INDEX "order_events_recent" ON "order_events" USING btree ("at");--> statement-breakpoint
CREATE INDEX "order_messages_thread" ON "order_messages" USING btree ("customer_id","order_id","id");--> statement-breakpoint
CREATE INDEX "order_views_mine" ON "order_views" USING btree ("customer_id","created_at" DESC NULLS LAST,"order_id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "order_views_queue" ON "order_views" USING btree ("status","due_at","order_id");--> statement-breakpoint
CREATE INDEX "order_views_search_email" ON "order_views" USING btree (lower("customer_email"));--> statement-breakpoint
CREATE INDEX "order_views_search_name" ON "order_views" USING btree (lower("customer_name"));--> statement-breakpoint
CREATE INDEX "outbox_to_send" ON "outbox" USING btree ("available_at","id") WHERE "outbox"."sent_at" is null and "outbox"."settled_at" is null and "outbox"."failed_at" is null;--> statement-breakpoint
CREATE INDEX "outbox_unsettled" ON "outbox" USING btree ("resend_at") WHERE "outbox"."sent_at" is not null and "outbox"."settled_at" is null and "outbox"."failed_at" is null;--> statement-breakpoint
CREATE INDEX "outbox_order" ON "outbox" USING btree ("customer_id","order_id");--> statement-breakpoint
CREATE UNIQUE INDEX "payments_key" ON "payments" USING btree ("customer_id","idempotency_key");--> statement-breakpoint
CREATE UNIQUE INDEX "payments_one_live" ON "payments" USING btree ("customer_id","order_id") WHERE "payments"."status" in ('pending', 'unknown', 'authorized', 'captured');--> statement-breakpoint
CREATE UNIQUE INDEX "quotes_one_offered" ON "quotes" USING btree ("customer_id","order_id") WHERE "quotes"."state" in ('offered', 'accepted');--> statement-breakpoint
CREATE INDEX "sessions_user" ON "sessions" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "uploads_unfinished" ON "uploads" USING btree ("expires_at") WHERE "uploads"."state" in ('open', 'completing');--> statement-breakpoint
CREATE INDEX "verifications_identifier" ON "verifications" USING btree ("identifier");