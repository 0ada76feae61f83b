import type { Image } from './images.ts'

/** A cluster that the chart is installed into. */
export interface Cluster {
  /** The names of its nodes; on the first are the stores. */
  machines: string[]
  /** Goes before the names of images: a registry, or `localhost` where they are loaded into the machines. */
  registry: string
  /** Where volumes come from; the cluster's default unless named. */
  storageClass?: string
  kubeconfig: string
  /** Runs kubectl as an administrator; returns what it prints. */
  kubectl(args: string[], input?: string): Promise<string>
  /** Makes a namespace that is not there yet. */
  createNamespace(name: string, labels?: Record<string, string>): Promise<void>
  /** The command line that runs a program where the nodes' addresses can be reached. */
  within(command: string[]): string[]
  /**
   * For programs that belong to the cluster: the command line with which one finds its names and reaches its pods, and the
   * addresses that it comes from, as a CIDR range. Not of a cluster that was given.
   */
  inside?: { from: string; command(command: string[]): string[] }
  /** The host and port at which such a program reaches a port of a Service. */
  addressOf(namespace: string, service: string, port: number): Promise<string>
  /** Brings images to where its machines find them. */
  load(images: readonly Image[]): Promise<void>
  /** Ends a machine at once, as if it had lost its power; not of a cluster that was given. */
  lose?(machine: string): Promise<void>
  stop(): Promise<void>
}

export async function createNamespace({ kubectl }: Cluster, name: string, labels = {}): Promise<void> {
  const manifest = { apiVersion: 'v1', kind: 'Namespace', metadata: { name, labels } }
  await kubectl(['create', '-f', '-'], JSON.stringify(manifest))
}
