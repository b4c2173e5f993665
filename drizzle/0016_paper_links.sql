CREATE TABLE "paper_links" (
	"link_hash" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"key" text NOT NULL,
	"person" uuid NOT NULL,
	"expires_at" timestamptz NOT NULL
);
