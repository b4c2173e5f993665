CREATE TABLE "broadcasts" (
	"id" text PRIMARY KEY NOT NULL,
	"number" bigint GENERATED ALWAYS AS IDENTITY (sequence name "broadcasts_number_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"kind" text NOT NULL,
	"studio" text,
	"district" text,
	"text" "bytea",
	"choices" jsonb NOT NULL,
	"by" uuid,
	"conversation" text,
	"created_at" timestamptz NOT NULL,
	"recipients" integer,
	"places" jsonb NOT NULL,
	"moved_at" timestamptz NOT NULL,
	"shown" integer,
	"shown_at" timestamptz,
	"ending" text,
	"ended_at" timestamptz,
	"sent" integer,
	"failed" integer,
	CONSTRAINT "broadcasts_number_unique" UNIQUE("number")
);
--> statement-breakpoint
ALTER TABLE "conversations" ADD COLUMN "subscribed" text;--> statement-breakpoint
ALTER TABLE "deliveries" ADD COLUMN "broadcast" bigint;--> statement-breakpoint
CREATE INDEX "broadcasts_under_way" ON "broadcasts" USING btree ("number") WHERE "broadcasts"."ended_at" is null;--> statement-breakpoint
CREATE INDEX "conversations_subscribed" ON "conversations" USING btree ("person") WHERE "conversations"."subscribed" is not null;--> statement-breakpoint
CREATE INDEX "deliveries_broadcast" ON "deliveries" USING btree ("broadcast","person") WHERE "deliveries"."broadcast" is not null;--> statement-breakpoint
CREATE INDEX "deliveries_broadcast_waiting" ON "deliveries" USING btree ("broadcast") WHERE "deliveries"."broadcast" is not null and "deliveries"."status" = 'waiting';