CREATE TABLE "offered_lists" (
	"delivery" bigint PRIMARY KEY NOT NULL,
	"lane" text NOT NULL,
	"asks" text,
	"matter" text,
	"purpose" text NOT NULL,
	"said" text NOT NULL,
	"choices" jsonb NOT NULL,
	"shown_at" timestamptz
);
--> statement-breakpoint
CREATE INDEX "offered_lists_lane" ON "offered_lists" USING btree ("lane","delivery");