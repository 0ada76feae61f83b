import { generateKeyPairSync } from 'node:crypto'
import { type ServiceName, serviceNames } from '@holdfast/contracts'
import { createSigner, type Passport, readTrustedKeys, type Signer, type TrustedKeys } from '@holdfast/runtime'

const NAMES = [...serviceNames, 'stranger'] as const
type Name = ServiceName | 'stranger'

/** An Ed25519 key of this key id, as `SIGNING_KEY` has the private part and `TRUSTED_KEYS` the public one. */
export function newSigningKey(keyId: string): { privateJson: string; publicByKeyId: Record<string, string> } {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519', {
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  })
  return { privateJson: JSON.stringify({ [keyId]: privateKey }), publicByKeyId: { [keyId]: publicKey } }
}

const pairs = new Map(NAMES.map((name) => [name, newSigningKey('test')]))
const trustedJson = JSON.stringify(
  Object.fromEntries(NAMES.filter((name) => name !== 'stranger').map((name) => [name, pairs.get(name)!.publicByKeyId])),
)

/** Keys of every service, new for each test process. No service trusts the key of `stranger`. */
export const testKeys = {
  trustedJson,
  trusted: readTrustedKeys(trustedJson),
  /** As `SIGNING_KEY` has it. */
  privateJson: (name: Name): string => pairs.get(name)!.privateJson,
  signer: (name: Name): Signer => createSigner(name, pairs.get(name)!.privateJson),
  /** The key with which an owner that only the test knows signs, and the keys of those who trust it beside the others. */
  ofOwner(owner: string): { signer: Signer; trusted: TrustedKeys } {
    const trusted = JSON.parse(trustedJson)
    return {
      signer: createSigner(owner, pairs.get('company')!.privateJson),
      trusted: readTrustedKeys(JSON.stringify({ ...trusted, [owner]: trusted.company })),
    }
  },
}

type UserPrincipal = Extract<Passport['principal'], { kind: 'user' }>

/** A passport of a signed-in person. Unless `user` says otherwise, the proof is new and there is no two-factor. */
export function userPassport(
  user: Partial<Omit<UserPrincipal, 'kind'>> = {},
  rest: Partial<Omit<Passport, 'principal'>> = {},
): Passport & { principal: UserPrincipal } {
  return {
    principal: {
      kind: 'user',
      userId: crypto.randomUUID(),
      sessionId: crypto.randomUUID(),
      twoFactor: false,
      provenAt: Date.now(),
      operator: false,
      ...user,
    },
    requestId: crypto.randomUUID(),
    ...rest,
  }
}

type KeyPrincipal = Extract<Passport['principal'], { kind: 'api-key' }>

/** A passport of an API key that acts for a member of a company. */
export function apiKeyPassport(
  key: Pick<KeyPrincipal, 'userId' | 'companyId' | 'membershipId' | 'permissions'> & Partial<KeyPrincipal>,
  rest: Partial<Omit<Passport, 'principal'>> = {},
): Passport & { principal: KeyPrincipal } {
  return {
    principal: { kind: 'api-key', keyId: crypto.randomUUID(), twoFactor: false, ...key },
    requestId: crypto.randomUUID(),
    ...rest,
  }
}

export function anonymousPassport(rest: Partial<Omit<Passport, 'principal'>> = {}): Passport {
  return { principal: { kind: 'anonymous' }, requestId: crypto.randomUUID(), ...rest }
}

export function servicePassport(name: string): Passport {
  return { principal: { kind: 'service', name }, requestId: crypto.randomUUID() }
}
