# SPDX-License-Identifier: GPL-2.0-only OR MIT
# shellcheck shell=bash disable=SC2034 # what is set is for whoever sources this
#
# Sourced by samples and asked: how each program is asked, and what it says as
# lines "name=value ...", in the names of oracle/main.c.

# NAME=FIELD of tshark
fields_ipv4=(header=ip.hdr_len total_len=ip.len tos=ip.dsfield id=ip.id df=ip.flags.df
	mf=ip.flags.mf frag_off=ip.frag_offset ttl=ip.ttl proto=ip.proto src=ip.src
	dst=ip.dst)
fields_udp=(source=udp.srcport dest=udp.dstport length=udp.length)
fields_tcp=(source=tcp.srcport dest=tcp.dstport seq=tcp.seq_raw ack=tcp.ack_raw
	header=tcp.hdr_len flags=tcp.flags window=tcp.window_size_value
	urgent=tcp.urgent_pointer mss=tcp.options.mss_val wscale=tcp.options.wscale.shift
	kinds=tcp.option_kind left=tcp.options.sack_le right=tcp.options.sack_re
	value=tcp.options.timestamp.tsval echo=tcp.options.timestamp.tsecr payload=tcp.len)
fields_dns_question=(qnames=dns.qry.name qtypes=dns.qry.type qclasses=dns.qry.class)
fields_dns=(id=dns.id qr=dns.flags.response opcode=dns.flags.opcode
	aa=dns.flags.authoritative tc=dns.flags.truncated rd=dns.flags.recdesired
	ra=dns.flags.recavail ad=dns.flags.authenticated cd=dns.flags.checkdisable
	rcode=dns.flags.rcode qdcount=dns.count.queries ancount=dns.count.answers
	nscount=dns.count.auth_rr arcount=dns.count.add_rr "${fields_dns_question[@]}"
	names=dns.resp.name types=dns.resp.type rdlens=dns.resp.len classes=dns.resp.class
	ttls=dns.resp.ttl)
fields_dns_query=(id=dns.id rd=dns.flags.recdesired ad=dns.flags.authenticated
	cd=dns.flags.checkdisable arcount=dns.count.add_rr "${fields_dns_question[@]}"
	udp_size=dns.rr.udp_payload_size do=dns.resp.z.do)
fields_usb=(usb.wTotalLength usb.bNumInterfaces usb.bConfigurationValue
	usb.iConfiguration usb.configuration.selfpowered usb.configuration.remotewakeup
	usb.bMaxPower usb.bInterfaceNumber usb.bAlternateSetting usb.bNumEndpoints
	usb.bInterfaceClass usb.bInterfaceSubClass usb.bInterfaceProtocol usb.iInterface
	usb.bEndpointAddress usb.bmAttributes.transfer usb.wMaxPacketSize usb.bInterval)

# tshark as of the bytes alone: no streams, no reassembly, no relative numbers.
dissect()
{
	tshark -n -r "$@" -o ip.defragment:FALSE -o tcp.desegment_tcp_streams:FALSE \
		-o tcp.relative_sequence_numbers:FALSE -o tcp.analyze_sequence_numbers:FALSE \
		-T fields -E separator=/t 2>tshark.log ||
		die "tshark: $(cat tshark.log)"
}

# FIRST NAME=FIELD ... <TABLE: names for its columns from FIRST on. A field that is
# not there has no value.
columns()
{
	local first=$1
	shift
	awk -F '\t' -v first="$first" -v names="${*%%=*}" '
		BEGIN { split(names, name, " ") }
		{
			line = ""
			for (i = first; i <= NF; i++)
				if ($i != "")
					line = line name[i - first + 1] "=" $i " "
			print line
		}'
}

# tshark has no field for the option that permits selective acknowledgements, but
# lists the kinds.
tcp_columns()
{
	columns "$@" |
		sed -E "s/kinds=([0-9]+,)*4(,[0-9]+)* /sack_permitted=1 /; s/kinds=[0-9,]* //"
}

# It takes the name of an SRV record apart.
dns_columns()
{
	columns "$@" | sed -E "/ types=([0-9]+,)*33[, ]/ s/ names=[^ ]+//"
}

# FIRST <TABLE of fields_usb from column FIRST on
usb_columns()
{
	awk -F '\t' -v first="$1" '
		function rows(name, from, to,   i, j, n, parts, row) {
			for (i = first + from; i <= first + to; i++) {
				n = split($i, parts, ",")
				for (j = 1; j <= n; j++)
					row[j] = row[j] (i > first + from ? "/" : "") parts[j]
			}
			for (j = 1; j <= n; j++)
				printf("%s%s", j > 1 ? "," : " " name "=", row[j])
		}
		BEGIN {
			n_names = split("total_length num_interfaces configuration_value " \
				"configuration self_powered remote_wakeup max_power", name, " ")
		}
		{
			for (k = 1; k <= n_names; k++)
				printf("%s=%s ", name[k], $(first + k - 1))
			rows("interfaces", 7, 13)
			rows("endpoints", 14, 17)
			print ""
		}'
}

# Of disks: what was printed of each ends in a line "= STATUS".

# sfdisk -J, of a table of the old kind
mbr_values()
{
	awk -F '[ ",:]+' '
		$2 == "id" { line = "disk_signature=" $3 }
		$2 == "node" { number = substr($3, match($3, /[0-9]+$/)) }
		$2 == "start" { start = $3 }
		$2 == "size" { size = $3 }
		$2 == "type" { type = $3; status = 0 }
		$2 == "bootable" { status = 80 }
		/}/ && number && number <= 4 {
			line = line sprintf(" entry%d=%s,%s,%s,%s", number, status, type, start, size)
			number = 0
		}
		/^= / { print line; line = "" }'
}

# dumpe2fs -h
ext4_values()
{
	awk -F ':[ \t]*' '
		BEGIN {
			split("Inode count,inodes_count,Block count,blocks,Free inodes,free_inodes," \
				"First block,first_data_block,Block size,block_size," \
				"Blocks per group,blocks_per_group," \
				"Inodes per group,inodes_per_group,First inode,first_ino," \
				"Inode size,inode_size,Mount count,mnt_count," \
				"Maximum mount count,max_mnt_count,Group descriptor size,desc_size," \
				"Flex block group size,flex,Filesystem UUID,uuid", words, ",")
			for (i = 1; i in words; i += 2)
				name[words[i]] = words[i + 1]
			errors["Continue"] = 1
			errors["Remount read-only"] = 2
			errors["Panic"] = 3
		}
		$1 == "First inode" && $2 < 0 { $2 = sprintf("%.0f", $2 + 2 ^ 32) }
		$1 in name { line = line name[$1] "=" $2 " " }
		$1 == "Errors behavior" { line = line "errors=" errors[$2] " " }
		$1 == "Filesystem volume name" && $2 != "<none>" { volume = "volume_name=" $2 }
		/^= / { print line volume; line = volume = "" }'
}

# minfo
fat_values()
{
	awk -F '[:= ]+' '
		/^sector size:/ { line = "bytes_per_sector=" $3; bytes = $3 }
		/^cluster size:/ { line = line " cluster=" $3 * bytes }
		/^reserved .boot. sectors:/ { line = line " reserved=" $4 }
		/^fats:/ { line = line " fats=" $2 }
		/^max available root/ { line = line " root_entries=" $6 }
		/^small size:/ { total = $3 }
		/^media descriptor byte:/ { line = line sprintf(" media=0x%2s", substr($4, 3)) }
		/^sectors per fat:/ { fat = $4 }
		/^hidden sectors:/ { line = line " hidden=" $3 }
		/^big size:/ { total = total ? total : $3 }
		/^serial number:/ { line = line " volume_id=0x" tolower($3) }
		/^Big fatlen=/ { fat = $3 }
		/^rootCluster=/ { line = line " root_cluster=" $2 }
		/^= / {
			gsub("0x ", "0x0", line)
			print line (line == "" ? "" : " fat_size=" fat " total=" total)
			line = ""
		}'
}

# sfdisk -J, of a table of GUIDs
gpt_values()
{
	awk -F '[ ",:]+' '
		$2 == "id" { line = "guid=" $3 }
		$2 == "firstlba" { line = line " first_usable=" $3 }
		$2 == "lastlba" { line = line " last_usable=" $3 }
		$2 == "table-length" { line = line " count=" $3 }
		$2 == "label" && $3 != "gpt" { other = 1 }
		/^= / { print other ? "" : line; line = other = "" }'
}
