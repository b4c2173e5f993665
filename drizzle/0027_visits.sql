ALTER TABLE "receptions" ADD COLUMN "collective" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "contact_people" ADD COLUMN "planned_for" timestamptz;