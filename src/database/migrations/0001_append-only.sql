-- What happened in a call is never rewritten. Retention deletes under `set local switchboard.retention = 'on'`.
CREATE FUNCTION refuse_change_of_call_events() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP IN ('DELETE', 'TRUNCATE') AND current_setting('switchboard.retention', true) = 'on' THEN
    RETURN OLD;
  END IF;
  RAISE EXCEPTION 'call_events is append only' USING ERRCODE = 'restrict_violation';
END $$;
--> statement-breakpoint
CREATE TRIGGER call_events_append_only BEFORE UPDATE OR DELETE ON call_events
  FOR EACH ROW EXECUTE FUNCTION refuse_change_of_call_events();
--> statement-breakpoint
CREATE TRIGGER call_events_no_truncate BEFORE TRUNCATE ON call_events
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_call_events();
