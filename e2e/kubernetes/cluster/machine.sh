#!/usr/bin/env bash
# The first process of a machine, in namespaces and cgroups of its own. Everything that runs on the machine ends with it.
# machines.ts starts it, and names in its environment: MACHINE, ADDRESS, PODS (its pods' range), ROUTES (range@machine of
# the others), IS_FIRST, API, NOBODY, ALL_PODS, SERVICES, API_SERVICE, DNS, HERE (its folder), KEYS (the certificates), PROGRAMS.
set -euo pipefail
exec > "$HERE/machine.log" 2>&1
export PATH=$PROGRAMS:/usr/sbin:/sbin:/usr/bin:/bin
hostname "$MACHINE"
own=$HERE/own
mkdir -p "$own"/{kubelet/volume,cni,networks,log,containerd,state}

# Mounts are seen within this machine only. Volumes of pods have to spread among its own namespaces.
mount --make-rshared /
mount -t sysfs sysfs /sys
mount -t tmpfs -o mode=755 tmpfs /sys/fs/cgroup
for controller in $CONTROLLERS; do
  mkdir "/sys/fs/cgroup/$controller"
  mount -t cgroup -o "$controller" cgroup "/sys/fs/cgroup/$controller"
done
mkdir /sys/fs/cgroup/systemd
mount -t cgroup -o none,name=systemd cgroup /sys/fs/cgroup/systemd
# What makes this a machine is a group of its own beside the pods, as on machines with systemd. Each of its threads would else
# weigh as much as half of all pods together.
mkdir /sys/fs/cgroup/cpu/system
echo $$ > /sys/fs/cgroup/cpu/system/cgroup.procs
mount -t tmpfs -o mode=755 tmpfs /run
mkdir -p /run/lock /run/settings /var/lib/kubelet /var/lib/cni
mount --bind "$own/kubelet" /var/lib/kubelet
mount --bind "$own/cni" /var/lib/cni
mount --bind "$own/log" /var/log

# Some settings of the kernel belong to the whole computer. The kubelet writes them unless they have its values already,
# so it is shown files that have them.
while read -r name value; do
  echo "$value" > "/run/settings/${name//\//.}"
  mount --bind "/run/settings/${name//\//.}" "/proc/sys/$name"
done <<SETTINGS
vm/overcommit_memory 1
vm/panic_on_oom 0
kernel/panic 10
kernel/panic_on_oops 1
kernel/keys/root_maxkeys 1000000
kernel/keys/root_maxbytes 25000000
SETTINGS
echo 'nameserver 127.0.0.1' > /run/settings/resolv.conf
mount --bind /run/settings/resolv.conf "$(readlink -f /etc/resolv.conf)"

ip link set lo up
for _ in $(seq 200); do ip link show lan > /dev/null 2>&1 && break; sleep 0.05; done
ip addr add "$ADDRESS/24" dev lan
ip link set lan up
ip route add default via "$NOBODY" dev lan
for route in $ROUTES; do ip route add "${route%@*}" via "${route#*@}" dev lan; done
# Policies and Services hold between two pods of the same machine too.
sysctl -qw net.ipv4.ip_forward=1 net.bridge.bridge-nf-call-iptables=1
cat > "$own/networks/pods.conflist" <<JSON
{
  "cniVersion": "1.0.0",
  "name": "pods",
  "plugins": [
    {
      "type": "bridge",
      "bridge": "pods",
      "isDefaultGateway": true,
      "hairpinMode": true,
      "ipam": { "type": "host-local", "ranges": [[{ "subnet": "$PODS" }]] }
    }
  ]
}
JSON

started=()
start() {
  local name=$1
  shift
  "$@" > "$HERE/$name.log" 2>&1 &
  started+=($!)
}
# For those that end when what they need is not there yet.
again_and_again() { while :; do "$@" || true; sleep 1; done; }
end() {
  trap '' TERM INT
  kill -TERM "${started[@]}" 2> /dev/null || true
  sleep 0.3
  exit 0
}
trap end TERM INT
# The launcher keeps this input open: when it is gone, the machine ends.
{ cat > /dev/null; kill -TERM $$; } <&0 &
answers() { for _ in $(seq 600); do kubectl --kubeconfig="$KEYS/admin.kubeconfig" get --raw /readyz > /dev/null 2>&1 && return; sleep 0.1; done; }

# Without the right to lower oom_score_adj, no pod could start unless containerd leaves it alone.
cat > "$own/containerd.toml" <<TOML
version = 3
root = '$own/containerd'
state = '/run/containerd'
[grpc]
  address = '/run/containerd/containerd.sock'
[plugins.'io.containerd.cri.v1.images']
  snapshotter = 'overlayfs'
  [plugins.'io.containerd.cri.v1.images'.pinned_images]
    sandbox = 'localhost/pause:1'
[plugins.'io.containerd.cri.v1.runtime']
  restrict_oom_score_adj = true
  disable_apparmor = true
  [plugins.'io.containerd.cri.v1.runtime'.cni]
    bin_dirs = ['/usr/lib/cni']
    conf_dir = '$own/networks'
  [plugins.'io.containerd.cri.v1.runtime'.containerd.runtimes.runc]
    runtime_type = 'io.containerd.runc.v2'
    [plugins.'io.containerd.cri.v1.runtime'.containerd.runtimes.runc.options]
      SystemdCgroup = false
TOML
start containerd containerd --config "$own/containerd.toml"

if [ "$IS_FIRST" = true ]; then
  local_only=http://127.0.0.1
  start etcd etcd --name first --data-dir /run/etcd \
    --listen-client-urls "$local_only:2379" --advertise-client-urls "$local_only:2379" \
    --listen-peer-urls "$local_only:2380" --initial-advertise-peer-urls "$local_only:2380" --initial-cluster "first=$local_only:2380"
  start apiserver kube-apiserver --etcd-servers="$local_only:2379" --advertise-address="$API" --secure-port=6443 \
    --service-cluster-ip-range="$SERVICES" --allow-privileged=true \
    --authorization-mode=Node,RBAC --enable-admission-plugins=NodeRestriction \
    --client-ca-file="$KEYS/ca.crt" --tls-cert-file="$KEYS/apiserver.crt" --tls-private-key-file="$KEYS/apiserver.key" \
    --kubelet-preferred-address-types=InternalIP --kubelet-certificate-authority="$KEYS/ca.crt" \
    --kubelet-client-certificate="$KEYS/apiserver-kubelet.crt" --kubelet-client-key="$KEYS/apiserver-kubelet.key" \
    --service-account-issuer=https://kubernetes.default.svc.cluster.local \
    --service-account-key-file="$KEYS/accounts.pub" --service-account-signing-key-file="$KEYS/accounts.key" \
    --requestheader-client-ca-file="$KEYS/front-proxy-ca.crt" --requestheader-allowed-names=front-proxy \
    --requestheader-username-headers=X-Remote-User --requestheader-group-headers=X-Remote-Group \
    --requestheader-extra-headers-prefix=X-Remote-Extra- \
    --proxy-client-cert-file="$KEYS/front-proxy.crt" --proxy-client-key-file="$KEYS/front-proxy.key"
fi
# The controllers end for good if they come before the API has its rules of access.
answers
if [ "$IS_FIRST" = true ]; then
  as() { for option in kubeconfig authentication-kubeconfig authorization-kubeconfig; do echo "--$option=$KEYS/$1.kubeconfig"; done; }
  # shellcheck disable=SC2046
  start controllers kube-controller-manager $(as controllers) --leader-elect=false --use-service-account-credentials=true \
    --root-ca-file="$KEYS/ca.crt" --service-account-private-key-file="$KEYS/accounts.key" \
    --cluster-signing-cert-file="$KEYS/ca.crt" --cluster-signing-key-file="$KEYS/ca.key" \
    --cluster-cidr="$ALL_PODS" --service-cluster-ip-range="$SERVICES" --allocate-node-cidrs=false \
    --horizontal-pod-autoscaler-sync-period=5s \
    --node-monitor-grace-period=20s
  # shellcheck disable=SC2046
  start scheduler kube-scheduler $(as scheduler) --leader-elect=false
fi

cat > "$own/kubelet.yaml" <<YAML
apiVersion: kubelet.config.k8s.io/v1beta1
kind: KubeletConfiguration
address: $ADDRESS
containerRuntimeEndpoint: unix:///run/containerd/containerd.sock
authentication: { anonymous: { enabled: false }, webhook: { enabled: true }, x509: { clientCAFile: $KEYS/ca.crt } }
authorization: { mode: Webhook }
tlsCertFile: $KEYS/$MACHINE-kubelet.crt
tlsPrivateKeyFile: $KEYS/$MACHINE-kubelet.key
clusterDomain: cluster.local
clusterDNS: [$DNS]
resolvConf: /run/settings/resolv.conf
volumePluginDir: $own/volume-plugins
cgroupDriver: cgroupfs
failCgroupV1: false
failSwapOn: false
oomScoreAdj: 0
nodeStatusUpdateFrequency: 4s
# Images are loaded and cannot be pulled again.
imageGCHighThresholdPercent: 100
evictionHard: { memory.available: 100Mi, nodefs.available: 200Mi, nodefs.inodesFree: 1%, imagefs.available: 200Mi }
YAML
start kubelet kubelet --config="$own/kubelet.yaml" --kubeconfig="$KEYS/$MACHINE.kubeconfig" \
  --hostname-override="$MACHINE" --node-ip="$ADDRESS"

cat > "$own/proxy.yaml" <<YAML
apiVersion: kubeproxy.config.k8s.io/v1alpha1
kind: KubeProxyConfiguration
mode: nftables
clusterCIDR: $ALL_PODS
hostnameOverride: $MACHINE
clientConnection: { kubeconfig: $KEYS/proxy.kubeconfig }
oomScoreAdj: 0
# The values of the whole computer stay as they are.
conntrack: { maxPerCore: 0, min: 0, tcpEstablishedTimeout: 0s, tcpCloseWaitTimeout: 0s }
YAML
start proxy kube-proxy --config="$own/proxy.yaml"
start policies again_and_again network-policy --kubeconfig="$KEYS/policies.kubeconfig" --machine="$MACHINE" --services="$SERVICES"

while :; do
  wait -n || true
  for pid in "${started[@]}"; do kill -0 "$pid" 2> /dev/null || echo "process $pid of the machine has ended"; done
  sleep 1
done
