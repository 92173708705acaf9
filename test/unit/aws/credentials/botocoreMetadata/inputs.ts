/** Settings for the EC2 metadata service in the environment and in the section of the AWS profile that is used. */
export interface MetadataSituation {
  readonly env: Readonly<Record<string, string>>;
  readonly section: Readonly<Record<string, string>>;
}

const values: Readonly<Record<string, readonly string[]>> = {
  ec2_metadata_service_endpoint: [
    "http://127.0.0.1:1338",
    "http://127.0.0.1:1338/",
    "http://localhost:1338/prefix",
    "https://metadata.example/x/",
    "http://[fd00:ec2::254]:80",
    "127.0.0.1:1338",
    "not a url",
  ],
  ec2_metadata_service_endpoint_mode: ["ipv4", "IPv4", "ipv6", "IPv6", "IPV6", "dual", "6"],
  imds_use_ipv6: ["true", "True", "false", "yes"],
  ec2_metadata_v1_disabled: ["true", "TRUE", "false", "1"],
  metadata_service_timeout: ["2", "5"],
  metadata_service_num_attempts: ["1", "3"],
};

function variable(name: string): string {
  return `AWS_${name.toUpperCase()}`;
}

/** Returns each setting in the environment, in the section, and in both, and all pairs of an endpoint and a mode. */
export function metadataSituations(): MetadataSituation[] {
  const single = Object.entries(values).flatMap(([name, each]) =>
    each.flatMap((value, index) => {
      const other = each[(index + 1) % each.length] ?? "";
      return [
        { env: { [variable(name)]: value }, section: {} },
        { env: {}, section: { [name]: value } },
        { env: { [variable(name)]: value }, section: { [name]: other } },
      ];
    }),
  );
  const modes = [...(values["ec2_metadata_service_endpoint_mode"] ?? []), undefined];
  const pairs = modes.flatMap((mode) =>
    [undefined, "true"].flatMap((ipv6) =>
      [undefined, "http://127.0.0.1:1338"].map((endpoint) => ({
        env: mode === undefined ? {} : { [variable("ec2_metadata_service_endpoint_mode")]: mode },
        section: {
          ...(ipv6 === undefined ? {} : { imds_use_ipv6: ipv6 }),
          ...(endpoint === undefined ? {} : { ec2_metadata_service_endpoint: endpoint }),
        },
      })),
    ),
  );
  return [{ env: {}, section: {} }, ...single, ...pairs];
}
