# Runs "$@" and ends it when the launcher ends, even if the launcher was killed with -9.
#
# stdin  a pipe from the launcher. Nothing is ever written to it; end of file means that the launcher is gone
# fd 3   the guardian writes the pid of the command to it
#
# The guardian is the parent of the command. Until it calls wait, the system gives the pid to no other process.

exec 4<&0
"$@" 3>&- 4<&- </dev/null &
child=$!
echo "$child" >&3
exec 3>&-

(
  read -r _ <&4
  kill -TERM "$child"
  kill -CONT "$child" # a stopped process acts on the TERM only when it goes on
  seconds=0
  while [ "$seconds" -lt 10 ] && kill -0 "$child"; do
    sleep 1
    seconds=$((seconds + 1))
  done
  kill -KILL "$child"
) 2>/dev/null &
watcher=$!

# Set after the command was started, which would otherwise ignore these signals too. A signal to the whole group then
# ends the command, and the guardian ends when the command has.
trap '' HUP INT TERM
exec 4<&- </dev/null
wait "$child"
status=$?
kill "$watcher" 2>/dev/null
exit "$status"
