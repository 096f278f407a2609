-- As before, but most transactions see one workspace or all of them, and then no list is made of it
-- for each row.
CREATE OR REPLACE FUNCTION baton_sees(workspace text) RETURNS boolean
LANGUAGE sql STABLE PARALLEL SAFE
RETURN current_setting('baton.workspaces', true) = '*'
  OR workspace = current_setting('baton.workspaces', true)
  OR workspace = ANY (string_to_array(current_setting('baton.workspaces', true), ','));
