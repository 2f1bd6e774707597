/** The portal.yaml of an office in tests that publish real folders. */
export const portalText = (place: string, division: string, profiles = '{}'): string => `name: ${place}物业服务公开
base: https://example.org
publisher: ${place}住房和城乡建设局
demo: true
divisions: ["${division}"]
profiles: ${profiles}
complaint: {url: "https://example.org/c/{estate}/?{place}", hosts: ["example.org"]}
`;
