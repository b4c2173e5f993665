CREATE TABLE "supervision_documents" (
	"number" text PRIMARY KEY NOT NULL,
	"studio" text NOT NULL,
	"matter" text NOT NULL,
	"form" text NOT NULL,
	"text" "bytea" NOT NULL,
	"by" uuid NOT NULL,
	"to_person" uuid,
	"to_department" text,
	"issued_at" timestamptz NOT NULL,
	"due_on" date NOT NULL,
	"answer" "bytea",
	"answered_by" uuid,
	"answered_at" timestamptz
);
--> statement-breakpoint
CREATE INDEX "supervision_documents_matter" ON "supervision_documents" USING btree ("matter");--> statement-breakpoint
CREATE INDEX "matters_held" ON "matters" USING btree ("representative") WHERE "matters"."status" in ('raised', 'accepted', 'referred') and "matters"."representative" is not null;--> statement-breakpoint
CREATE INDEX "matters_late" ON "matters" USING btree ("studio",("promise" ->> 'on')) WHERE "matters"."status" in ('raised', 'accepted', 'referred');