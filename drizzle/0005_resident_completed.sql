ALTER TABLE "conversations" ADD COLUMN "tongue" text DEFAULT 'hans' NOT NULL;--> statement-breakpoint
ALTER TABLE "conversations" ADD COLUMN "muted" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "matters" ADD COLUMN "kind" text DEFAULT 'request' NOT NULL;--> statement-breakpoint
ALTER TABLE "matters" ADD COLUMN "behalf" jsonb;--> statement-breakpoint
ALTER TABLE "matters" ADD COLUMN "promised_on" text;