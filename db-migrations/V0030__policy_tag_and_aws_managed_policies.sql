-- Tags of managed policies, and the AWS managed policies that self-service and administration use, written from their
-- documented permissions. They are read-only and belong to everybody.
--
-- `@{` stands for a dollar sign and a brace, which the migration tool would take for a placeholder of its own.

create table policy_tag (
    policy_id     text not null references managed_policy on delete cascade,
    tag_key       text not null,
    tag_key_lower text collate "C" not null,
    tag_value     text not null,
    primary key (policy_id, tag_key_lower)
);

create temporary table aws_policy (policy_id text, policy_name text, description text, since timestamptz, document text);

insert into aws_policy values
('ANPAILL3HVNFSB6DCOWYQ', 'ReadOnlyAccess', 'Provides read-only access to AWS services and resources.', '2015-02-06T18:39:48Z',
'{
    "Version": "2012-10-17",
    "Statement": [
        {
            "Effect": "Allow",
            "Action": [
                "iam:Generate*",
                "iam:Get*",
                "iam:List*",
                "iam:Simulate*",
                "latchkey:Get*",
                "latchkey:List*",
                "sts:GetAccessKeyInfo",
                "sts:GetCallerIdentity"
            ],
            "Resource": "*"
        }
    ]
}'),
('ANPAI7XKCFMBPM3QQRRVQ', 'IAMFullAccess', 'Provides full access to IAM via the AWS Management Console.', '2015-02-06T18:40:38Z',
'{
    "Version": "2012-10-17",
    "Statement": [
        {
            "Effect": "Allow",
            "Action": [
                "iam:*",
                "organizations:DescribeAccount",
                "organizations:DescribeOrganization",
                "organizations:DescribeOrganizationalUnit",
                "organizations:DescribePolicy",
                "organizations:ListChildren",
                "organizations:ListParents",
                "organizations:ListPoliciesForTarget",
                "organizations:ListRoots",
                "organizations:ListPolicies",
                "organizations:ListTargetsForPolicy"
            ],
            "Resource": "*"
        }
    ]
}'),
('ANPAJKSO7NDY4T57MWDSQ', 'IAMReadOnlyAccess', 'Provides read only access to IAM via the AWS Management Console.', '2015-02-06T18:40:39Z',
'{
    "Version": "2012-10-17",
    "Statement": [
        {
            "Effect": "Allow",
            "Action": [
                "iam:GenerateCredentialReport",
                "iam:GenerateServiceLastAccessedDetails",
                "iam:Get*",
                "iam:List*",
                "iam:SimulateCustomPolicy",
                "iam:SimulatePrincipalPolicy"
            ],
            "Resource": "*"
        }
    ]
}'),
('ANPAJ4L4MM2A7QIEB56MS', 'IAMUserChangePassword', 'Provides the ability for an IAM user to change their own password.', '2016-11-15T00:25:16Z',
'{
    "Version": "2012-10-17",
    "Statement": [
        {
            "Effect": "Allow",
            "Action": [
                "iam:ChangePassword"
            ],
            "Resource": [
                "arn:aws:iam::*:user/@{aws:username}",
                "arn:aws:iam::*:user/*/@{aws:username}"
            ]
        },
        {
            "Effect": "Allow",
            "Action": [
                "iam:GetAccountPasswordPolicy"
            ],
            "Resource": "*"
        }
    ]
}'),
('ANPAJTSHUA4UXGXU7ANUA', 'IAMUserSSHKeys', 'Provides the ability for an IAM user to manage their own SSH keys.', '2015-07-09T17:08:54Z',
'{
    "Version": "2012-10-17",
    "Statement": [
        {
            "Effect": "Allow",
            "Action": [
                "iam:DeleteSSHPublicKey",
                "iam:GetSSHPublicKey",
                "iam:ListSSHPublicKeys",
                "iam:UpdateSSHPublicKey",
                "iam:UploadSSHPublicKey"
            ],
            "Resource": "arn:aws:iam::*:user/@{aws:username}"
        }
    ]
}'),
('ANPAI4VT74EMXK2PMQJM2', 'IAMSelfManageServiceSpecificCredentials', 'Allows an IAM user to manage their own Service Specific Credentials.', '2016-12-22T17:25:18Z',
'{
    "Version": "2012-10-17",
    "Statement": [
        {
            "Effect": "Allow",
            "Action": [
                "iam:CreateServiceSpecificCredential",
                "iam:ListServiceSpecificCredentials",
                "iam:UpdateServiceSpecificCredential",
                "iam:DeleteServiceSpecificCredential",
                "iam:ResetServiceSpecificCredential"
            ],
            "Resource": "arn:aws:iam::*:user/@{aws:username}"
        }
    ]
}');

update aws_policy set document = replace(document, '@{', chr(36) || '{');

insert into managed_policy (policy_id, owner, path, policy_name, policy_name_key, description,
                            default_version, last_version, created_at, updated_at)
select policy_id, 'aws', '/', policy_name, lower(policy_name), description, 1, 1, since, since from aws_policy;

insert into managed_policy_version (policy_id, version, document, document_hash, created_at)
select policy_id, 1, document, encode(sha256(convert_to(document, 'UTF8')), 'hex'), since from aws_policy;

drop table aws_policy;
