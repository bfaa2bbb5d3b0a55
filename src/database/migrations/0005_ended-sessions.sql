CREATE TABLE "ended_sessions" (
	"company" text NOT NULL,
	"id" text NOT NULL,
	"ends_at" timestamp with time zone NOT NULL,
	CONSTRAINT "ended_sessions_company_id_pk" PRIMARY KEY("company","id")
);
