import type { ReleaseInput } from '@holdfast/contracts/site'
import { activationToWire } from './activation.ts'
import type { Release } from './release.ts'

/** @param viewer.isMakerShown whether the viewer may know who made it */
export function releaseToWire(
  release: Release,
  { active, isMakerShown }: { active: boolean; isMakerShown: boolean },
): ReleaseInput {
  const { id, cause, createdBy, state: _state, companyId: _companyId, ...rest } = release
  return { ...rest, releaseId: id, cause: activationToWire[cause], active, ...(isMakerShown && { createdBy }) }
}
