import { jwtVerify, SignJWT } from 'jose'

/** A secret that a control plane and one driver share. */
export interface SharedSecret {
  keyId: string
  bytes: Uint8Array
}

/** What a token allows: this one call on this host. */
export interface Allowed {
  hostId: string
  method: string
  /** Path of the call, without a query, for example `/environments/0190…`. */
  path: string
}

const ISSUER = 'holdfast'
const ALGORITHM = 'HS256'
/** How far the two clocks may be apart, in seconds. */
const TOLERANCE_S = 30

/**
 * A token for one call: a JSON Web Token (RFC 7519), HS256, with `iss` "holdfast", `aud` the host, `act` the method and
 * the path as `PUT /environments/…`, and `exp`. Whoever has it can make this call until then, and nothing else.
 * @param lifeMs for how long, counted from `now`
 */
export function signCall(secret: SharedSecret, allowed: Allowed, { now, lifeMs }: { now: number; lifeMs: number }) {
  return new SignJWT({ act: actOf(allowed) })
    .setProtectedHeader({ alg: ALGORITHM, kid: secret.keyId })
    .setIssuer(ISSUER)
    .setAudience(allowed.hostId)
    .setIssuedAt(Math.floor(now / 1000))
    .setExpirationTime(Math.ceil((now + lifeMs) / 1000))
    .sign(secret.bytes)
}

/** Whether the token, from `Authorization: Bearer …`, allows the call. */
export async function allowsCall(
  token: string,
  secrets: readonly SharedSecret[],
  allowed: Allowed,
  now = Date.now(),
): Promise<boolean> {
  try {
    const { payload } = await jwtVerify(
      token,
      ({ kid }) => {
        const secret = secrets.find(({ keyId }) => keyId === kid)
        if (!secret) throw new Error('no such key')
        return secret.bytes
      },
      {
        algorithms: [ALGORITHM],
        issuer: ISSUER,
        audience: allowed.hostId,
        requiredClaims: ['exp', 'act'],
        clockTolerance: TOLERANCE_S,
        currentDate: new Date(now),
      },
    )
    return payload.act === actOf(allowed)
  } catch {
    return false
  }
}

function actOf({ method, path }: Allowed): string {
  return `${method} ${path}`
}
