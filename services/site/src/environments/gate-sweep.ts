import { newId } from '@holdfast/contracts'
import { EnvironmentChanged } from '@holdfast/contracts/site'
import type { Ledger } from '@holdfast/ledger'
import { asService, type KeyRing, type Signer } from '@holdfast/runtime'
import type { Wishes } from '../hosts/wish-sending.ts'
import { type EpochNumber, type PresentEnvironment, renewGate } from './environment.ts'
import type { EnvironmentStore } from './environment-store.ts'
import { keyIdForGates } from './gate.ts'
import type { GateKeyStore } from './gate-key-store.ts'

const PAGE = 200

/**
 * Once after the start, for secrets change with a restart: notes of every closed gate from which secret it was made, and
 * renews those whose secret this service has no more, so that hosts are told the password that people are shown.
 */
export function createGateSweep(needs: {
  ledger: Ledger
  signer: Signer
  environments: EnvironmentStore
  gateKeys: GateKeyStore
  ring: KeyRing
  wishes: Wishes
  epoch: () => EpochNumber
}): () => Promise<boolean> {
  const { ledger, signer, environments, gateKeys, ring, wishes, epoch } = needs
  let after = ''
  let isEverySeen = false
  /** Some were not compared with their host yet after a restore, and are looked at in another round. */
  let isOneLeft = false

  return async () => {
    if (isEverySeen) return false
    const page = await environments.present(after, PAGE)
    const noted = await gateKeys.noted(page.map(({ id }) => id))
    for (const environment of page) await look(environment, noted.get(environment.id))
    after = page.at(-1)?.id ?? ''
    if (page.length === PAGE) return true
    isEverySeen = !isOneLeft
    isOneLeft = false
    after = ''
    return false
  }

  async function look(environment: PresentEnvironment, noted: string | undefined): Promise<void> {
    const { closed } = environment.wish
    const keyId = noted ?? (closed ? await gateKeys.keyIdOf(environment, keyIdForGates(ring)) : undefined)
    if (keyId === undefined || ring.find(keyId)) return
    if (!closed) return gateKeys.forget(environment)
    if (environment.comparedIn !== epoch()) isOneLeft = true
    else await renew(environment)
  }

  async function renew({ id, siteId, companyId, wish }: PresentEnvironment): Promise<void> {
    await ledger.transact({ stream: `site/${siteId}`, call: asService(signer, newId()) }, async (tx) => {
      const present = await environments.findPresent(id, tx.session)
      // Another process, or a person, was faster.
      if (!present?.wish.closed || present.wish.gateVersion !== wish.gateVersion) return {}
      await environments.save(renewGate(present, epoch()), tx.session)
      tx.append(EnvironmentChanged, { companyId, siteId, environmentId: id, fields: ['gate'] })
      return {}
    })
    wishes.wake([id])
  }
}
