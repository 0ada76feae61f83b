/** Something beside the address that says where a buyer is: where their bank or card is from, where their network is. */
export interface PlaceEvidence {
  kind: 'bank' | 'card' | 'network'
  /** ISO 3166-1. */
  country: string
}

/**
 * The country in which a consumer is, by two pieces of evidence that agree (Regulation 282/2011, article 24f). Without two,
 * or where two and two agree, it is that of the address, and not proved.
 */
export function provedCountry(
  address: string,
  evidence: readonly PlaceEvidence[],
): { country: string; isProved: boolean } {
  // One of each kind: two visits over one network are one piece.
  const pieces = new Map(evidence.map(({ kind, country }) => [kind, country]))
  const count = (country: string) => [...pieces.values(), address].filter((one) => one === country).length
  if (count(address) >= 2) return { country: address, isProved: true }
  const other = [...pieces.values()].find((country) => count(country) >= 2)
  return other === undefined ? { country: address, isProved: false } : { country: other, isProved: true }
}
