import { aiSdk } from "./aiSdk";
import { awsCli } from "./awsCli";
import { awsCliPowerShell } from "./awsCliPowerShell";
import { boto3 } from "./boto3";
import { cdk } from "./cdk";
import { claudeCode } from "./claudeCode";
import { claudeCodeEnvironment } from "./claudeCodeEnvironment";
import { cline } from "./cline";
import { cloudFormation } from "./cloudFormation";
import { continueDev } from "./continueDev";
import { iamPolicy, iamPolicyProfileOnly } from "./iamPolicy";
import { javaScriptSdk } from "./javaScriptSdk";
import { langChainJs } from "./langChainJs";
import { langChainPython } from "./langChainPython";
import { liteLlm } from "./liteLlm";
import { llamaIndex } from "./llamaIndex";
import { openCode } from "./openCode";
import { pulumi } from "./pulumi";
import { pydanticAi } from "./pydanticAi";
import { rooCode } from "./rooCode";
import { springAi } from "./springAi";
import { strands } from "./strands";
import type { CopyTarget } from "./target";
import { terraformData } from "./terraformData";
import { terraformImport } from "./terraformImport";
import { terraformResource } from "./terraformResource";
import { vsCodeChat } from "./vsCodeChat";

/** All targets, in the order in which each group lists them. */
export const targets: readonly CopyTarget[] = [
  boto3,
  javaScriptSdk,
  awsCli,
  awsCliPowerShell,
  claudeCode,
  claudeCodeEnvironment,
  liteLlm,
  openCode,
  continueDev,
  cline,
  rooCode,
  vsCodeChat,
  langChainPython,
  langChainJs,
  aiSdk,
  pydanticAi,
  strands,
  llamaIndex,
  springAi,
  terraformResource,
  terraformImport,
  terraformData,
  cloudFormation,
  cdk,
  pulumi,
  iamPolicy,
  iamPolicyProfileOnly,
];
