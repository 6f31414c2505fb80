# shellcheck shell=bash
# shellcheck disable=SC2034  # its variables are used by the scripts that it is put in front of
#
# What a backup consists of, and whether it is whole, wherever it lies. PLACE is what place_find or place_begin has left there.

field() { # field NAME: the raw JSON value from the head of RECORD in FIELD
  FIELD=
  [[ ${RECORD%%,\"namespace\":*} =~ \"$1\":(\"([^\"\\]|\\.)*\"|-?[a-z0-9]+) ]] && FIELD=${BASH_REMATCH[1]}
}

field_text() { # field_text NAME: the string in FIELD, unescaped
  field "$1" || return 1
  FIELD=${FIELD#\"}; FIELD=${FIELD%\"}
  FIELD=${FIELD//\\\"/\"}; printf -v FIELD %b "$FIELD"
}

# read_record PLACE: RECORD, FILES (names), SIZES, SUMS; false with the reason in BROKEN when it is damaged.
read_record() {
  local rest sum recorded; FILES=() SIZES=() SUMS=()
  BROKEN="record.json is missing or damaged"
  place_size "$1" record.json && place_size "$1" record.sha256 || return 1
  sum=$(place_read "$1" record.json sha256sum) && recorded=$(place_read "$1" record.sha256 cat) || return 1
  [ "${sum%% *}  record.json" = "$recorded" ] || return 1
  RECORD=$(place_read "$1" record.json cat)
  [[ $RECORD == '{"id":'*'"files":['*']}' ]] || return 1
  rest=${RECORD##*\"files\":[}
  while [[ $rest =~ ^,?\{\"name\":\"([a-z.-]+)\",\"bytes\":([0-9]+),\"sha256\":\"([0-9a-f]{64})\"\} ]]; do
    FILES+=("${BASH_REMATCH[1]}") SIZES+=("${BASH_REMATCH[2]}") SUMS+=("${BASH_REMATCH[3]}")
    rest=${rest#"${BASH_REMATCH[0]}"}
  done
  [ "$rest" = ']}' ] && ((${#FILES[@]} > 0)) || return 1
  BROKEN=
}

# check_contents NAME SHA256 PLACE: the reason on stdout when the file is not as recorded. The first 500 bytes of each line of
# the dump are left in $WORK/NAME.heads.
check_contents() {
  local last
  if ! last=$(place_read "$3" "$1" sha256sum) || [ "${last%% *}" != "$2" ]; then echo "$1 has another checksum than recorded"; return 1; fi
  if ! place_read "$3" "$1" gzip -dc 2>/dev/null | cut -b 1-500 >"$WORK/$1.heads" || ! last=$(tail -n 1 "$WORK/$1.heads") ||
    [[ $last != '-- Dump completed'* ]]; then
    echo "$1 is not a whole dump (gzip, '-- Dump completed')"; return 1
  fi
}

# check_files PLACE sizes|all: the files of the record that was read; false with the reason in BROKEN. "all" reads them, side
# by side.
check_files() {
  local i pids=()
  for i in "${!FILES[@]}"; do
    BROKEN="${FILES[i]} is missing or has another size"
    # shellcheck disable=SC2153  # SIZE is of place_size
    place_size "$1" "${FILES[i]}" && [ "$SIZE" = "${SIZES[i]}" ] || return 1
  done
  BROKEN=
  [ "$2" = all ] || return 0
  for i in "${!FILES[@]}"; do check_contents "${FILES[i]}" "${SUMS[i]}" "$1" >"$WORK/check.$i" & pids+=("$!"); done
  for i in "${!FILES[@]}"; do
    wait "${pids[i]}" || BROKEN=${BROKEN:-$(<"$WORK/check.$i")}
  done
  [ -z "$BROKEN" ]
}

whole() { read_record "$1" && check_files "$1" "$2"; }

total_sum() { # TOTAL: sha256 over the sorted "checksum  name" lines of FILES and SUMS
  local i
  TOTAL=$(for i in "${!FILES[@]}"; do printf '%s  %s\n' "${SUMS[i]}" "${FILES[i]}"; done | sort | sha256sum)
  TOTAL=${TOTAL%% *}
}

holds() { # holds FILE: is it one of the record that was read?
  local name
  for name in "${FILES[@]}"; do [ "$name" != "$1" ] || return 0; done
  return 1
}
