/** Where a company receives documents over Peppol: a scheme of the EAS list, and the id in it. */
export interface PeppolAddress {
  scheme: string
  id: string
}

/** The EAS codes that Peppol's rules of May 2026 take; more than one list of them is valid at a time, this is the smallest. */
const schemes = new Set(
  `0002 0007 0009 0060 0088 0096 0097 0106 0130 0135 0142 0151 0183 0184 0188 0190 0191 0192 0195 0196 0198 0199 0200 0201
   0204 0208 0209 0210 0211 0216 0218 0221 0225 0230 0235 0240 9910 9913 9914 9915 9918 9919 9920 9922 9923 9924 9925 9926
   9927 9928 9929 9930 9931 9932 9933 9934 9935 9936 9937 9938 9939 9940 9941 9942 9943 9944 9945 9946 9947 9948 9949 9950
   9951 9952 9953 9957 9959`.split(/\s+/),
)

const LONGEST_ID = 50
/** Printable, without blanks: the id is part of an address. */
const ID = /^[!-~]+$/

/** What Peppol's rules say of ids (PEPPOL-COMMON-R040 and following), by scheme. */
const rules: Readonly<Record<string, (id: string) => boolean>> = {
  '0007': (id) => /^\d{10}$/.test(id) && weighted(id, [1, 2], sumOfDigits) % 10 === 0,
  '0088': (id) => /^\d{2,20}$/.test(id) && weighted(id, [1, 3]) % 10 === 0,
  '0096': (id) => /^\d{10}$/.test(id),
  '0106': (id) => /^\d{8}$/.test(id),
  '0151': isAustralian,
  '0184': (id) => /^(?:DK)?\d{8}$/.test(id),
  '0190': (id) => /^\d{20}$/.test(id),
  '0192': (id) => /^\d{9}$/.test(id) && Number(id) > 0 && weighted(id, [1, 2, 3, 4, 5, 6, 7, 2, 3]) % 11 === 0,
  '0198': (id) => /^DK\d{8}$/.test(id),
  '0201': (id) => /^[A-Za-z0-9]{6}$/.test(id),
  '0208': (id) => /^\d{10}$/.test(id) && 97 - (Number(id.slice(0, 8)) % 97) === Number(id.slice(8)),
  '0210': isItalianTaxCode,
  '0211': (id) => !/^IT/i.test(id) || (/^IT\d{11}$/i.test(id) && weighted(id.slice(2), [1, 2], sumOfDigits) % 10 === 0),
  '9944': (id) => /^NL\d{9}B\d{2}$/.test(id),
}

/** What is wrong with an address; undefined if nothing is. */
export function faultOfPeppolAddress({
  scheme,
  id,
}: PeppolAddress): { field: keyof PeppolAddress; detail: string } | undefined {
  if (!schemes.has(scheme))
    return { field: 'scheme', detail: 'must be a code of the list of electronic addresses (EAS)' }
  if (id.length > LONGEST_ID || !ID.test(id)) {
    return { field: 'id', detail: `must have 1 to ${LONGEST_ID} letters, digits and marks, and no blanks` }
  }
  return (rules[scheme]?.(id) ?? true) ? undefined : { field: 'id', detail: `is no id of the scheme ${scheme}` }
}

/** The sum of the digits from the last one on, each multiplied by its weight. */
function weighted(digits: string, weights: readonly number[], of = (product: number) => product): number {
  return [...digits]
    .reverse()
    .reduce((sum, digit, index) => sum + of(Number(digit) * weights[index % weights.length]!), 0)
}

/** Of a product of two digits below ten: 14 counts as 5. */
function sumOfDigits(product: number): number {
  return Math.floor(product / 10) + (product % 10)
}

function isAustralian(id: string): boolean {
  if (!/^\d{11}$/.test(id)) return false
  const weights = [10, 1, 3, 5, 7, 9, 11, 13, 15, 17, 19]
  const sum = [...id].reduce(
    (before, digit, index) => before + (Number(digit) - (index === 0 ? 1 : 0)) * weights[index]!,
    0,
  )
  return sum % 89 === 0
}

function isItalianTaxCode(id: string): boolean {
  return /^\d{11}$/.test(id) || /^[A-Za-z]{6}\d{2}[A-Za-z]\d{2}[A-Za-z0-9]{3}\d[A-Za-z]$/.test(id)
}
