// Stands in for typebox in browser builds. The apps take names, methods and paths from the contract, and its types while
// they are checked; only servers and tests look at the schemas.
const nothing = () => ({});

export default new Proxy({} as Record<string, () => object>, { get: () => nothing });
