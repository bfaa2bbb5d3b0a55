CREATE TABLE "actions" (
	"company" text NOT NULL,
	"key" text NOT NULL,
	"call_id" text NOT NULL,
	"kind" text NOT NULL,
	"result" jsonb,
	"done_at" timestamp with time zone NOT NULL,
	CONSTRAINT "actions_company_key_pk" PRIMARY KEY("company","key")
);
--> statement-breakpoint
CREATE TABLE "appointments" (
	"company" text NOT NULL,
	"id" text NOT NULL,
	"customer_id" text NOT NULL,
	"slot_id" text NOT NULL,
	"service" text NOT NULL,
	"status" text NOT NULL,
	"fee_cents" integer DEFAULT 0 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "appointments_company_id_pk" PRIMARY KEY("company","id")
);
--> statement-breakpoint
CREATE TABLE "call_events" (
	"company" text NOT NULL,
	"call_id" text NOT NULL,
	"seq" integer NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"type" text NOT NULL,
	"data" jsonb NOT NULL,
	CONSTRAINT "call_events_company_call_id_seq_pk" PRIMARY KEY("company","call_id","seq")
);
--> statement-breakpoint
CREATE TABLE "calls" (
	"company" text NOT NULL,
	"id" text NOT NULL,
	"channel" text NOT NULL,
	"caller_last4" text,
	"caller_hash" text,
	"customer_id" text,
	"started_at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone,
	"disposition" text,
	"summary" text,
	"usage" jsonb,
	"cost_micros" bigint,
	"snapshot" text,
	CONSTRAINT "calls_company_id_pk" PRIMARY KEY("company","id")
);
--> statement-breakpoint
CREATE TABLE "customer_factors" (
	"company" text NOT NULL,
	"customer_id" text NOT NULL,
	"factor" text NOT NULL,
	"salt" text NOT NULL,
	"hash" text NOT NULL,
	CONSTRAINT "customer_factors_company_customer_id_factor_pk" PRIMARY KEY("company","customer_id","factor")
);
--> statement-breakpoint
CREATE TABLE "customers" (
	"company" text NOT NULL,
	"id" text NOT NULL,
	"first_name" text NOT NULL,
	"last_name" text NOT NULL,
	"phone" text NOT NULL,
	"address" text,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "customers_company_id_pk" PRIMARY KEY("company","id")
);
--> statement-breakpoint
CREATE TABLE "invoices" (
	"company" text NOT NULL,
	"id" text NOT NULL,
	"customer_id" text NOT NULL,
	"description" text NOT NULL,
	"amount_cents" integer NOT NULL,
	"issued_on" date NOT NULL,
	"due_on" date NOT NULL,
	"paid_at" timestamp with time zone,
	CONSTRAINT "invoices_company_id_pk" PRIMARY KEY("company","id")
);
--> statement-breakpoint
CREATE TABLE "offer_answers" (
	"company" text NOT NULL,
	"offer_id" text NOT NULL,
	"customer_id" text NOT NULL,
	"call_id" text NOT NULL,
	"answer" text NOT NULL,
	"answered_at" timestamp with time zone NOT NULL,
	CONSTRAINT "offer_answers_company_offer_id_customer_id_call_id_pk" PRIMARY KEY("company","offer_id","customer_id","call_id")
);
--> statement-breakpoint
CREATE TABLE "offers" (
	"company" text NOT NULL,
	"id" text NOT NULL,
	"title" text NOT NULL,
	"disclosure" text NOT NULL,
	"active" boolean DEFAULT true NOT NULL,
	CONSTRAINT "offers_company_id_pk" PRIMARY KEY("company","id")
);
--> statement-breakpoint
CREATE TABLE "policy_passages" (
	"company" text NOT NULL,
	"source" text NOT NULL,
	"position" integer NOT NULL,
	"heading" text NOT NULL,
	"text" text NOT NULL,
	"search" "tsvector" GENERATED ALWAYS AS (setweight(to_tsvector('english', heading), 'A') || setweight(to_tsvector('english', text), 'B')) STORED NOT NULL,
	CONSTRAINT "policy_passages_company_source_position_pk" PRIMARY KEY("company","source","position")
);
--> statement-breakpoint
CREATE TABLE "preferences" (
	"company" text NOT NULL,
	"customer_id" text NOT NULL,
	"name" text NOT NULL,
	"value" text NOT NULL,
	"call_id" text,
	"learned_at" timestamp with time zone NOT NULL,
	CONSTRAINT "preferences_company_customer_id_name_pk" PRIMARY KEY("company","customer_id","name")
);
--> statement-breakpoint
CREATE TABLE "slots" (
	"company" text NOT NULL,
	"id" text NOT NULL,
	"technician_id" text NOT NULL,
	"starts_at" timestamp with time zone NOT NULL,
	"ends_at" timestamp with time zone NOT NULL,
	CONSTRAINT "slots_company_id_pk" PRIMARY KEY("company","id"),
	CONSTRAINT "slots_one_per_technician_and_start" UNIQUE("company","technician_id","starts_at")
);
--> statement-breakpoint
CREATE TABLE "technicians" (
	"company" text NOT NULL,
	"id" text NOT NULL,
	"name" text NOT NULL,
	CONSTRAINT "technicians_company_id_pk" PRIMARY KEY("company","id")
);
--> statement-breakpoint
CREATE TABLE "tickets" (
	"company" text NOT NULL,
	"id" text NOT NULL,
	"key" text NOT NULL,
	"call_id" text NOT NULL,
	"customer_id" text,
	"kind" text NOT NULL,
	"rank" smallint NOT NULL,
	"reason" text NOT NULL,
	"message" text NOT NULL,
	"callback_number" text,
	"opened_at" timestamp with time zone NOT NULL,
	"handled_at" timestamp with time zone,
	CONSTRAINT "tickets_company_id_pk" PRIMARY KEY("company","id"),
	CONSTRAINT "tickets_one_per_key" UNIQUE("company","key")
);
--> statement-breakpoint
CREATE TABLE "verification_attempts" (
	"company" text NOT NULL,
	"subject" text NOT NULL,
	"failed_at" bigint[] DEFAULT '{}' NOT NULL,
	"locked_at" bigint[] DEFAULT '{}' NOT NULL,
	"locked_until" timestamp with time zone,
	"locked_by_call" text,
	CONSTRAINT "verification_attempts_company_subject_pk" PRIMARY KEY("company","subject")
);
--> statement-breakpoint
ALTER TABLE "appointments" ADD CONSTRAINT "appointments_company_customer_id_customers_company_id_fk" FOREIGN KEY ("company","customer_id") REFERENCES "public"."customers"("company","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "appointments" ADD CONSTRAINT "appointments_company_slot_id_slots_company_id_fk" FOREIGN KEY ("company","slot_id") REFERENCES "public"."slots"("company","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "call_events" ADD CONSTRAINT "call_events_company_call_id_calls_company_id_fk" FOREIGN KEY ("company","call_id") REFERENCES "public"."calls"("company","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "customer_factors" ADD CONSTRAINT "customer_factors_company_customer_id_customers_company_id_fk" FOREIGN KEY ("company","customer_id") REFERENCES "public"."customers"("company","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invoices" ADD CONSTRAINT "invoices_company_customer_id_customers_company_id_fk" FOREIGN KEY ("company","customer_id") REFERENCES "public"."customers"("company","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "offer_answers" ADD CONSTRAINT "offer_answers_company_offer_id_offers_company_id_fk" FOREIGN KEY ("company","offer_id") REFERENCES "public"."offers"("company","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "offer_answers" ADD CONSTRAINT "offer_answers_company_customer_id_customers_company_id_fk" FOREIGN KEY ("company","customer_id") REFERENCES "public"."customers"("company","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "preferences" ADD CONSTRAINT "preferences_company_customer_id_customers_company_id_fk" FOREIGN KEY ("company","customer_id") REFERENCES "public"."customers"("company","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "slots" ADD CONSTRAINT "slots_company_technician_id_technicians_company_id_fk" FOREIGN KEY ("company","technician_id") REFERENCES "public"."technicians"("company","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "actions_by_call" ON "actions" USING btree ("company","call_id");--> statement-breakpoint
CREATE UNIQUE INDEX "appointments_one_scheduled_per_slot" ON "appointments" USING btree ("company","slot_id") WHERE status = 'scheduled';--> statement-breakpoint
CREATE INDEX "appointments_by_customer" ON "appointments" USING btree ("company","customer_id","status");--> statement-breakpoint
CREATE INDEX "calls_by_start" ON "calls" USING btree ("company","started_at" DESC NULLS LAST,"id");--> statement-breakpoint
CREATE INDEX "calls_by_caller" ON "calls" USING btree ("company","caller_hash");--> statement-breakpoint
CREATE INDEX "customers_by_phone" ON "customers" USING btree ("company","phone");--> statement-breakpoint
CREATE INDEX "invoices_open_by_customer" ON "invoices" USING btree ("company","customer_id","due_on") WHERE paid_at is null;--> statement-breakpoint
CREATE INDEX "policy_passages_search" ON "policy_passages" USING gin ("search");--> statement-breakpoint
CREATE INDEX "slots_by_start" ON "slots" USING btree ("company","starts_at","id");--> statement-breakpoint
CREATE INDEX "tickets_waiting" ON "tickets" USING btree ("company","rank","opened_at") WHERE handled_at is null;