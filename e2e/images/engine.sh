# The first process of a machine of its own: podman, which answers as Docker at $SOCKET. All that it starts ends with it.
set -eu
ip link set lo up
# What podman keeps while it runs, and systemd, which is not on this machine, are in /run.
mount -t tmpfs run /run
exec podman system service --time 0 "unix://$SOCKET"
