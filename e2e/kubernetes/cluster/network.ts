/** A machine of a cluster: namespaces of this computer, with an address of its own on a switch that is one too. */
export interface Machine {
  index: number
  name: string
  address: string
  /** Addresses of its pods, as a CIDR range. */
  pods: string
}

/** Addresses within a cluster. Nothing leads out of it. */
export const addresses = {
  /** Of the API, which runs on the first machine. */
  api: '10.89.0.2',
  /** Nobody has it: the default route leads there, so that packets to Services have a route until they are translated. */
  nobody: '10.89.0.1',
  pods: '10.244.0.0/16',
  services: '10.96.0.0/16',
  apiService: '10.96.0.1',
  dns: '10.96.0.10',
}

export function machineOf(index: number): Machine {
  return { index, name: `machine-${index}`, address: `10.89.0.${index + 1}`, pods: `10.244.${index - 1}.0/24` }
}
