-- What the cluster edition keeps beside the event store: who is a member, which reminders there are, and which cluster the database
-- belongs to. Orleans finds its statements by key in the table orleansquery; tables and statements are ours, keys and parameters are
-- its contract (Microsoft.Orleans.Clustering.AdoNet, Microsoft.Orleans.Reminders.AdoNet).

create schema ipt_cluster;

-- One row: whose database this is, and the packages of those that run on it. A silo of another cluster or of other packages does not join.
create table ipt_cluster.identity (
    only_row   boolean                  not null default true,
    cluster_id varchar                  not null,
    service_id varchar                  not null,
    packages   varchar                  not null,
    updated_at timestamp with time zone not null default now(),
    constraint pk_identity primary key (only_row),
    constraint ck_identity_only_row check (only_row)
);

create table ipt_cluster.membership_version (
    deploymentid varchar(150)                not null,
    timestamp    timestamp(3) with time zone not null default now(),
    version      int                         not null default 0,
    constraint pk_membership_version primary key (deploymentid)
);

create table ipt_cluster.membership (
    deploymentid varchar(150)                not null,
    address      varchar(45)                 not null,
    port         int                         not null,
    generation   int                         not null,
    siloname     varchar(150)                not null,
    hostname     varchar(150)                not null,
    status       int                         not null,
    proxyport    int,
    suspecttimes varchar(8000),
    starttime    timestamp(3) with time zone not null,
    iamalivetime timestamp(3) with time zone not null,
    constraint pk_membership primary key (deploymentid, address, port, generation),
    constraint fk_membership_version foreign key (deploymentid) references ipt_cluster.membership_version (deploymentid)
);

create table ipt_cluster.reminder (
    serviceid    varchar(150)                not null,
    grainid      varchar(200)                not null,
    remindername varchar(150)                not null,
    starttime    timestamp(3) with time zone not null,
    period       bigint                      not null,
    grainhash    int                         not null,
    version      int                         not null,
    constraint pk_reminder primary key (serviceid, grainid, remindername)
);

create index ix_reminder_grainhash on ipt_cluster.reminder (serviceid, grainhash);

create table ipt_cluster.orleansquery (
    querykey  varchar(64) not null,
    querytext text        not null,
    constraint pk_orleansquery primary key (querykey)
);

insert into ipt_cluster.orleansquery (querykey, querytext) values
('InsertMembershipVersionKey', $q$
    with inserted as (
        insert into ipt_cluster.membership_version (deploymentid) values (@DeploymentId) on conflict do nothing returning 1
    )
    select count(*)::int from inserted
$q$),
('InsertMembershipKey', $q$
    with next as (
        update ipt_cluster.membership_version set version = version + 1, timestamp = now()
        where deploymentid = @DeploymentId and version = @Version
          and not exists (
              select from ipt_cluster.membership
              where deploymentid = @DeploymentId and address = @Address and port = @Port and generation = @Generation)
        returning deploymentid
    ), inserted as (
        insert into ipt_cluster.membership
            (deploymentid, address, port, generation, siloname, hostname, status, proxyport, starttime, iamalivetime)
        select deploymentid, @Address, @Port, @Generation, @SiloName, @HostName, @Status, @ProxyPort, @StartTime, @IAmAliveTime from next
        returning 1
    )
    select count(*)::int from inserted
$q$),
('UpdateMembershipKey', $q$
    with next as (
        update ipt_cluster.membership_version set version = version + 1, timestamp = now()
        where deploymentid = @DeploymentId and version = @Version
          and exists (
              select from ipt_cluster.membership
              where deploymentid = @DeploymentId and address = @Address and port = @Port and generation = @Generation)
        returning deploymentid
    ), updated as (
        update ipt_cluster.membership m set status = @Status, suspecttimes = @SuspectTimes, iamalivetime = @IAmAliveTime
        from next n
        where m.deploymentid = n.deploymentid and m.address = @Address and m.port = @Port and m.generation = @Generation
        returning 1
    )
    select count(*)::int from updated
$q$),
('UpdateIAmAlivetimeKey', $q$
    update ipt_cluster.membership set iamalivetime = @IAmAliveTime
    where deploymentid = @DeploymentId and address = @Address and port = @Port and generation = @Generation
$q$),
('MembershipReadRowKey', $q$
    select v.deploymentid, m.address, m.port, m.generation, m.siloname, m.hostname, m.status, m.proxyport, m.suspecttimes, m.starttime,
           m.iamalivetime, v.version
    from ipt_cluster.membership_version v
    left join ipt_cluster.membership m
        on m.deploymentid = v.deploymentid and m.address = @Address and m.port = @Port and m.generation = @Generation
    where v.deploymentid = @DeploymentId
$q$),
('MembershipReadAllKey', $q$
    select v.deploymentid, m.address, m.port, m.generation, m.siloname, m.hostname, m.status, m.proxyport, m.suspecttimes, m.starttime,
           m.iamalivetime, v.version
    from ipt_cluster.membership_version v
    left join ipt_cluster.membership m on m.deploymentid = v.deploymentid
    where v.deploymentid = @DeploymentId
$q$),
('GatewaysQueryKey', $q$
    select address, proxyport, generation from ipt_cluster.membership
    where deploymentid = @DeploymentId and status = @Status and proxyport > 0
$q$),
('CleanupDefunctSiloEntriesKey', $q$
    delete from ipt_cluster.membership where deploymentid = @DeploymentId and iamalivetime < @IAmAliveTime and status <> 3
$q$),
('DeleteMembershipTableEntriesKey', $q$
    delete from ipt_cluster.membership where deploymentid = @DeploymentId;
    delete from ipt_cluster.membership_version where deploymentid = @DeploymentId
$q$),
('UpsertReminderRowKey', $q$
    insert into ipt_cluster.reminder as r (serviceid, grainid, remindername, starttime, period, grainhash, version)
    values (@ServiceId, @GrainId, @ReminderName, @StartTime, @Period, @GrainHash, 0)
    on conflict (serviceid, grainid, remindername) do update
        set starttime = excluded.starttime, period = excluded.period, grainhash = excluded.grainhash, version = r.version + 1
    returning version
$q$),
('ReadReminderRowsKey', $q$
    select grainid, remindername, starttime, period, version from ipt_cluster.reminder
    where serviceid = @ServiceId and grainid = @GrainId
$q$),
('ReadReminderRowKey', $q$
    select grainid, remindername, starttime, period, version from ipt_cluster.reminder
    where serviceid = @ServiceId and grainid = @GrainId and remindername = @ReminderName
$q$),
('ReadRangeRows1Key', $q$
    select grainid, remindername, starttime, period, version from ipt_cluster.reminder
    where serviceid = @ServiceId and grainhash > @BeginHash and grainhash <= @EndHash
$q$),
('ReadRangeRows2Key', $q$
    select grainid, remindername, starttime, period, version from ipt_cluster.reminder
    where serviceid = @ServiceId and (grainhash > @BeginHash or grainhash <= @EndHash)
$q$),
('DeleteReminderRowKey', $q$
    with deleted as (
        delete from ipt_cluster.reminder
        where serviceid = @ServiceId and grainid = @GrainId and remindername = @ReminderName and version = @Version
        returning 1
    )
    select count(*)::int from deleted
$q$),
('DeleteReminderRowsKey', $q$
    delete from ipt_cluster.reminder where serviceid = @ServiceId
$q$);
