CREATE TABLE "call_recordings" (
	"company" text NOT NULL,
	"call_id" text NOT NULL,
	"mime_type" text NOT NULL,
	"seconds" double precision NOT NULL,
	"sound" "bytea" NOT NULL,
	"recorded_at" timestamp with time zone NOT NULL,
	CONSTRAINT "call_recordings_company_call_id_pk" PRIMARY KEY("company","call_id")
);
--> statement-breakpoint
CREATE TABLE "desk_audit" (
	"company" text NOT NULL,
	"id" bigint GENERATED ALWAYS AS IDENTITY (sequence name "desk_audit_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"at" timestamp with time zone NOT NULL,
	"person_id" text NOT NULL,
	"action" text NOT NULL,
	"ticket_id" text,
	"call_id" text,
	CONSTRAINT "desk_audit_company_id_pk" PRIMARY KEY("company","id")
);
--> statement-breakpoint
CREATE TABLE "people" (
	"company" text NOT NULL,
	"id" text NOT NULL,
	"name" text NOT NULL,
	"email" text NOT NULL,
	"role" text NOT NULL,
	"password_salt" text,
	"password_hash" text,
	"availability" text DEFAULT 'away' NOT NULL,
	"seen_at" timestamp with time zone,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "people_company_id_pk" PRIMARY KEY("company","id"),
	CONSTRAINT "people_one_per_email" UNIQUE("company","email")
);
--> statement-breakpoint
CREATE TABLE "ticket_attempts" (
	"company" text NOT NULL,
	"ticket_id" text NOT NULL,
	"number" integer NOT NULL,
	"via" text NOT NULL,
	"person" text NOT NULL,
	"started_at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone,
	"outcome" text,
	CONSTRAINT "ticket_attempts_company_ticket_id_number_pk" PRIMARY KEY("company","ticket_id","number")
);
--> statement-breakpoint
ALTER TABLE "calls" ADD COLUMN "room" text;--> statement-breakpoint
ALTER TABLE "tickets" ADD COLUMN "room" text;--> statement-breakpoint
ALTER TABLE "tickets" ADD COLUMN "due_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "tickets" ADD COLUMN "taken_by" text;--> statement-breakpoint
ALTER TABLE "tickets" ADD COLUMN "taken_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "tickets" ADD COLUMN "disposition" text;--> statement-breakpoint
ALTER TABLE "tickets" ADD COLUMN "closed_as" text;--> statement-breakpoint
ALTER TABLE "tickets" ADD COLUMN "note" text;--> statement-breakpoint
ALTER TABLE "call_recordings" ADD CONSTRAINT "call_recordings_company_call_id_calls_company_id_fk" FOREIGN KEY ("company","call_id") REFERENCES "public"."calls"("company","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ticket_attempts" ADD CONSTRAINT "ticket_attempts_company_ticket_id_tickets_company_id_fk" FOREIGN KEY ("company","ticket_id") REFERENCES "public"."tickets"("company","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "desk_audit_by_call" ON "desk_audit" USING btree ("company","call_id");--> statement-breakpoint
CREATE INDEX "desk_audit_by_time" ON "desk_audit" USING btree ("company","at" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "tickets_by_call" ON "tickets" USING btree ("company","call_id");--> statement-breakpoint
CREATE OR REPLACE FUNCTION refuse_change_of_call_events() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP IN ('DELETE', 'TRUNCATE') AND current_setting('switchboard.retention', true) = 'on' THEN
    RETURN OLD;
  END IF;
  RAISE EXCEPTION '% is append only', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;
--> statement-breakpoint
CREATE TRIGGER desk_audit_append_only BEFORE UPDATE OR DELETE ON desk_audit
  FOR EACH ROW EXECUTE FUNCTION refuse_change_of_call_events();
--> statement-breakpoint
CREATE TRIGGER desk_audit_no_truncate BEFORE TRUNCATE ON desk_audit
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_call_events();
