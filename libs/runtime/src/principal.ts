import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto'
import { DomainError } from '@holdfast/errors'
import { errors, jwtVerify, SignJWT } from 'jose'

/** Who calls. A service believes it only if a trusted issuer has signed it. */
export type Principal =
  | { kind: 'anonymous' }
  | {
      kind: 'user'
      userId: string
      sessionId: string
      /** Two-factor authentication is on for this user, and this session passed it. */
      twoFactor: boolean
      /** Milliseconds since 1970: when password and code were last proven. */
      provenAt: number
      operator: boolean
    }
  | {
      kind: 'api-key'
      keyId: string
      /** The user who made the key, for whom it acts. */
      userId: string
      /** The one company in which the key counts. */
      companyId: string
      /** The membership in which the maker made the key. The key does not count in a later one. */
      membershipId: string
      permissions: string[]
      /** Two-factor authentication is on for the maker. */
      twoFactor: boolean
    }
  | { kind: 'service'; name: string }

/** What every call carries, signed. */
export interface Passport {
  principal: Principal
  requestId: string
  /** Where the person's request came from; kept in erasable context records only. */
  client?: { ip: string; userAgent: string }
  /** Set if the client sent an Idempotency-Key: a hash of the caller and the key, and a hash of the body; base64url. */
  repeat?: { key: string; body: string }
  /**
   * How many milliseconds the answer may wait for a change to be in force everywhere, before it reports the change as
   * pending.
   */
  patienceMs?: number
  /**
   * A change that the answer reports as pending. The process that answers sets it here, and the client sets it in the
   * passport of the process that asked.
   */
  pending?: PendingChange
}

/** A change that is committed, and may not be in force everywhere yet. */
export interface PendingChange {
  /** Whose ledger: "identity", "company". */
  owner: string
  epoch: string
  shard: number
  seq: number
}

/** Signs passports in one process's name. */
export interface Signer {
  issuer: string
  key: KeyObject
}

/** The public keys of those who may sign passports, by issuer. */
export type TrustedKeys = ReadonlyMap<string, KeyObject>

// Longer than the deadline of every call.
const LIFETIME_SECONDS = 10
/** How far apart the wall clocks of two machines may be. */
const CLOCKS_APART_SECONDS = 30

/**
 * A passport that a trusted issuer has signed, but too long ago, or in the future, by the clock of this machine. The
 * likely cause is that the clocks of two machines disagree. So the refusal is `unavailable`: a person who is signed in
 * must not be told that they are not.
 */
export class UntimelyPassport extends DomainError {
  readonly issuer: string | undefined
  /** How long ago the passport was issued, by the clock of this machine; negative if that is in the future. */
  readonly issuedSecondsAgo: number

  constructor(issuer: string | undefined, issuedSecondsAgo: number) {
    super('unavailable')
    this.issuer = issuer
    this.issuedSecondsAgo = issuedSecondsAgo
  }
}

/** @param pem an Ed25519 private key, PKCS #8 */
export function createSigner(issuer: string, pem: string): Signer {
  return { issuer, key: createPrivateKey(pem) }
}

/** @param json `{ "gateway": "-----BEGIN PUBLIC KEY-----…", "company": … }` */
export function readTrustedKeys(json: string): TrustedKeys {
  const keys = Object.entries(JSON.parse(json) as Record<string, string>)
  return new Map(keys.map(([issuer, pem]) => [issuer, createPublicKey(pem)]))
}

/**
 * @param method full gRPC path, "/holdfast.company.v1.Members/ChangeMember": the passport is valid for this method only
 */
export function sign(signer: Signer, { pending: _answer, ...passport }: Passport, method: string): Promise<string> {
  return new SignJWT({ passport })
    .setProtectedHeader({ alg: 'EdDSA', kid: signer.issuer })
    .setAudience(method)
    .setIssuedAt()
    .setExpirationTime(`${LIFETIME_SECONDS}s`)
    .sign(signer.key)
}

/**
 * Reads a passport. Throws `not-signed-in` unless a trusted issuer signed it for this method, and
 * {@link UntimelyPassport} unless that was in the last seconds.
 */
export async function verify(keys: TrustedKeys, token: string | undefined, method: string): Promise<Passport> {
  if (!token) throw new DomainError('not-signed-in')
  let issuer: string | undefined
  try {
    const { payload, protectedHeader } = await jwtVerify<{ passport: Passport }>(
      token,
      ({ kid }) => {
        const key = kid && keys.get(kid)
        if (!key) throw new Error('unknown issuer')
        issuer = kid
        return key
      },
      {
        algorithms: ['EdDSA'],
        audience: method,
        maxTokenAge: `${LIFETIME_SECONDS}s`,
        clockTolerance: CLOCKS_APART_SECONDS,
      },
    )
    const { principal } = payload.passport
    // Only the gateway may speak for people. Every other process may only speak for itself.
    const speaksForItself = principal.kind === 'service' && principal.name === protectedHeader.kid
    if (!speaksForItself && protectedHeader.kid !== 'gateway') throw new Error('speaks for another service')
    return payload.passport
  } catch (error) {
    if (isUntimely(error)) throw new UntimelyPassport(issuer, Math.round(Date.now() / 1000 - (error.payload.iat ?? 0)))
    throw new DomainError('not-signed-in')
  }
}

/** The library checks the times last, so the signature and the method were right. */
function isUntimely(error: unknown): error is errors.JWTExpired | errors.JWTClaimValidationFailed {
  return (
    error instanceof errors.JWTExpired || (error instanceof errors.JWTClaimValidationFailed && error.claim === 'iat')
  )
}
