DROP INDEX "policy_passages_search";--> statement-breakpoint
ALTER TABLE "tickets" ADD COLUMN "words" text;--> statement-breakpoint
ALTER TABLE "policy_passages" DROP COLUMN "search";