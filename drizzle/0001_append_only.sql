-- What happened stays as it was written (DESIGN §2): neither changed nor deleted, by whomever.
CREATE FUNCTION matter_events_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'matter_events is append-only' USING ERRCODE = 'insufficient_privilege';
END;
$$;--> statement-breakpoint
CREATE TRIGGER matter_events_append_only BEFORE UPDATE OR DELETE ON matter_events
  FOR EACH ROW EXECUTE FUNCTION matter_events_append_only();--> statement-breakpoint
CREATE TRIGGER matter_events_no_truncate BEFORE TRUNCATE ON matter_events
  FOR EACH STATEMENT EXECUTE FUNCTION matter_events_append_only();--> statement-breakpoint
INSERT INTO roster_version (id, version) VALUES (1, 0);
