-- What is searched of the matters that are there already: each two letters that stand side by side (store/words.ts).
insert into "matter_words" ("number", "pairs")
select "number", array(
  select distinct pair from (
    select substring(words from place for 2) as pair from (select lower("number" || E'\n' || "category" || E'\n' || coalesce("place", '') || E'\n' || "text") as words) as said,
      generate_series(1, char_length(words) - 1) as place) as pairs
  where pair !~ '\s')
from "matters"
on conflict do nothing;
