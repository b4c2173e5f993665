CREATE TABLE "kept_files" (
	"id" text PRIMARY KEY NOT NULL,
	"matter" text NOT NULL,
	"at" timestamptz NOT NULL,
	"body" "bytea" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "referrals" (
	"id" text PRIMARY KEY NOT NULL,
	"matter" text NOT NULL,
	"department" text NOT NULL,
	"referred_by" uuid,
	"referred_at" timestamptz NOT NULL,
	"until" text NOT NULL,
	"extended" boolean NOT NULL,
	"link_hash" text,
	"expires_at" timestamptz NOT NULL,
	"ended_at" timestamptz
);
--> statement-breakpoint
ALTER TABLE "matters" ADD COLUMN "extended" boolean DEFAULT false NOT NULL;--> statement-breakpoint
CREATE INDEX "kept_files_matter" ON "kept_files" USING btree ("matter");--> statement-breakpoint
CREATE INDEX "referrals_matter" ON "referrals" USING btree ("matter","referred_at");--> statement-breakpoint
CREATE UNIQUE INDEX "referrals_link" ON "referrals" USING btree ("link_hash") WHERE "referrals"."link_hash" is not null;--> statement-breakpoint
CREATE INDEX "matters_referred" ON "matters" USING btree ("department","raised_at") WHERE "matters"."status" = 'referred';