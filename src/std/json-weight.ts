/** How much a text of JSON takes once it is read, which its length does not tell: an empty list is two letters of it. */

const [quote, backslash, comma, brace, bracket] = [...'"\\,{['].map((sign) => sign.charCodeAt(0));

/** How many values a text of JSON holds, about: each comes after a comma, or opens with a bracket. Those in texts do not count. */
export function valuesIn(json: string): number {
  let values = 1;
  for (let at = 0; at < json.length; at += 1) {
    const sign = json.charCodeAt(at);
    if (sign === comma || sign === brace || sign === bracket) values += 1;
    else if (sign === quote) at = endOfText(json, at);
  }
  return values;
}

/** Where a text ends that begins at a place: at its closing quote, or with all of it. */
function endOfText(json: string, begin: number): number {
  for (let end = json.indexOf('"', begin + 1); end > 0; end = json.indexOf('"', end + 1)) {
    let before = end - 1;
    while (json.charCodeAt(before) === backslash) before -= 1;
    if ((end - before) % 2 === 1) return end;
  }
  return json.length;
}
