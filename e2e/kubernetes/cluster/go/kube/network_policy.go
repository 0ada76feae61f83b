// Makes NetworkPolicies hold on one machine: the policy controller of kube-router, without its routing and its proxy.
package main

import (
	"context"
	"os/signal"
	"sync"
	"syscall"

	"github.com/cloudnativelabs/kube-router/v2/pkg/controllers/netpol"
	"github.com/cloudnativelabs/kube-router/v2/pkg/healthcheck"
	"github.com/cloudnativelabs/kube-router/v2/pkg/options"
	"github.com/spf13/cobra"
	"k8s.io/client-go/informers"
	"k8s.io/client-go/kubernetes"
	"k8s.io/client-go/tools/clientcmd"
)

func networkPolicy() *cobra.Command {
	var kubeconfig, machine, services string
	command := &cobra.Command{
		Use: "network-policy",
		// Fails while the machine is not registered: it is to be started again.
		RunE: func(*cobra.Command, []string) error {
			return holdPolicies(kubeconfig, machine, services)
		},
	}
	command.Flags().StringVar(&kubeconfig, "kubeconfig", "", "how to reach the API")
	command.Flags().StringVar(&machine, "machine", "", "the name of this machine's node")
	command.Flags().StringVar(&services, "services", "", "addresses of Services, as a CIDR range")
	return command
}

func holdPolicies(kubeconfig, machine, services string) error {
	rest, err := clientcmd.BuildConfigFromFlags("", kubeconfig)
	if err != nil {
		return err
	}
	client, err := kubernetes.NewForConfig(rest)
	if err != nil {
		return err
	}
	config := options.NewKubeRouterConfig()
	config.EnableIPv4 = true
	config.HostnameOverride = machine
	config.ClusterIPCIDRs = []string{services}
	iptables, ipsets, err := netpol.NewIPTablesHandlers(config)
	if err != nil {
		return err
	}

	stop := make(chan struct{})
	watched := informers.NewSharedInformerFactory(client, 0)
	pods := watched.Core().V1().Pods().Informer()
	namespaces := watched.Core().V1().Namespaces().Informer()
	policies := watched.Networking().V1().NetworkPolicies().Informer()
	watched.Start(stop)
	watched.WaitForCacheSync(stop)
	var sets sync.Mutex
	controller, err := netpol.NewNetworkPolicyController(client, config, pods, policies, namespaces, &sets, iptables, ipsets)
	if err != nil {
		return err
	}
	pods.AddEventHandler(controller.PodEventHandler)
	namespaces.AddEventHandler(controller.NamespaceEventHandler)
	policies.AddEventHandler(controller.NetworkPolicyEventHandler)

	beats := make(chan *healthcheck.ControllerHeartbeat)
	go func() {
		for range beats {
		}
	}()
	ended, cancel := signal.NotifyContext(context.Background(), syscall.SIGTERM, syscall.SIGINT)
	defer cancel()
	var running sync.WaitGroup
	running.Add(1)
	go controller.Run(beats, stop, &running)
	<-ended.Done()
	close(stop)
	running.Wait()
	return nil
}
