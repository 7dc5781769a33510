/** Things that count how often somebody looks at them, for tests that hold how much is read to a number of looks. */

/** So many things, and how often somebody looked at a part of one of them. */
export function counting<T extends object>(count: number, make: (at: number) => T) {
  const seen = { times: 0 };
  const items = Array.from(
    { length: count },
    (_, at) =>
      new Proxy(make(at), {
        get: (target, key) => {
          seen.times += 1;
          return Reflect.get(target, key);
        },
      }),
  );
  return { seen, items };
}
