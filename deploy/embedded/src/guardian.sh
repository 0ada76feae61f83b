# Runs "$@" and sees to it that it does not outlive the launcher, not even one killed with -9.
#
# stdin  a pipe from the launcher that is never written to: its end means that the launcher is gone
# fd 3   takes the pid of the command
#
# The guardian is the parent of the command, so the pid cannot pass to a stranger before it was waited for.

exec 4<&0
"$@" 3>&- 4<&- </dev/null &
child=$!
echo "$child" >&3
exec 3>&-

(
  read -r _ <&4
  kill -TERM "$child"
  kill -CONT "$child" # a stopped process would not see the TERM
  seconds=0
  while [ "$seconds" -lt 10 ] && kill -0 "$child"; do
    sleep 1
    seconds=$((seconds + 1))
  done
  kill -KILL "$child"
) 2>/dev/null &
watcher=$!

# After the forks, because an ignored signal would stay ignored in them: a signal to the whole group ends the command,
# and the guardian with it.
trap '' HUP INT TERM
exec 4<&- </dev/null
wait "$child"
status=$?
kill "$watcher" 2>/dev/null
exit "$status"
